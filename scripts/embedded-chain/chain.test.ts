import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, test } from 'vitest';
import { startChild } from '@/scripts/process/child';
import { until } from '@/scripts/process/until';
import { createTemporaryFolder } from '@/tests/helpers/temporary-folder';
import { findAnvil } from './anvil-binary';
import { type ChainOptions, type EmbeddedChain, startChain } from './chain';

const closers: (() => Promise<void>)[] = [];
const day = 86_400;
const someone = '0x00000000000000000000000000000000000000aa';

afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

async function start(options: ChainOptions = {}): Promise<EmbeddedChain> {
  const chain = await startChain(options);
  closers.push(chain.stop);
  return chain;
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    // A zombie has ended and only waits for its parent to look.
    const state = process.platform === 'linux' ? readFileSync(`/proc/${pid}/stat`, 'utf8') : '';
    return !/\) Z /.test(state);
  } catch {
    return false;
  }
}

describe('startChain', () => {
  test('default: ticks once a second on a free port', async () => {
    const chain = await start();
    expect(await chain.rpc('eth_chainId')).toBe('0x7a69');
    const before = await chain.readTime();
    await until(async () => (await chain.readTime()) > before, { what: 'a block comes by itself' });
  });

  test('args: another chain id and a start in the past', async () => {
    const chain = await start({ chainId: 10, startsAt: 1_700_000_000 });
    expect(await chain.rpc('eth_chainId')).toBe('0xa');
    await chain.mine();
    expect(await chain.readTime()).toBeLessThan(1_700_000_100n);
  });

  test('behaviour: two run side by side', async () => {
    const [one, two] = await Promise.all([start(), start()]);
    expect(one.port).not.toBe(two.port);
    await one.setBalance(someone, 5n);
    expect(await one.rpc('eth_getBalance', [someone, 'latest'])).toBe('0x5');
    expect(await two.rpc('eth_getBalance', [someone, 'latest'])).toBe('0x0');
  });

  test('behaviour: state and time survive a restart, logs too', async () => {
    const { path, remove } = await createTemporaryFolder('chain');
    closers.push(remove);
    const first = await start({ folder: path });
    const [account] = (await first.rpc('eth_accounts')) as string[];
    // Creation code that emits one empty log.
    await first.rpc('eth_sendTransaction', [{ from: account, data: '0x60205fa000' }]);
    await first.setBalance(someone, 7n);
    await first.increaseTime(30 * day);
    await first.stop();

    const second = await start({ folder: path });
    expect([first.resumed, second.resumed]).toEqual([false, true]);
    const resumedAt = await second.readTime();
    expect(Number(resumedAt) - Date.now() / 1000).toBeGreaterThan(29 * day);
    expect(await second.rpc('eth_getBalance', [someone, 'latest'])).toBe('0x7');
    expect(await second.rpc('eth_getLogs', [{ fromBlock: '0x0' }])).toHaveLength(1);
    await second.mine();
    const next = await second.readTime();
    expect(next).toBeGreaterThan(resumedAt);
    expect(next - resumedAt).toBeLessThan(10n);
  });

  test('behaviour: a revert takes the clock back too', async () => {
    const chain = await start();
    const mark = await chain.snapshot();
    const before = await chain.readTime();
    await chain.increaseTime(day);
    expect((await chain.readTime()) - before).toBeGreaterThanOrEqual(BigInt(day));
    await chain.revert(mark);
    await chain.mine(3);
    expect((await chain.readTime()) - before).toBeLessThan(60n);
    await expect(chain.revert(mark)).rejects.toThrow('spent');
  });

  test('behaviour: blocks can be given a time, and taken away by a reorg', async () => {
    const chain = await start({ ticks: false, startsAt: 1_700_000_000 });
    await chain.setNextBlockTime(1_700_000_500n);
    expect(await chain.readTime()).toBe(1_700_000_500n);
    await chain.mine(5);
    const { hash } = (await chain.rpc('eth_getBlockByNumber', ['0x5', false])) as { hash: string };
    await chain.reorg(3);
    const after = (await chain.rpc('eth_getBlockByNumber', ['0x5', false])) as { hash: string };
    expect(after.hash).not.toBe(hash);
  });

  test('behaviour: no process is left behind, not even when its owner is killed', async () => {
    const chain = await start();
    await chain.stop();
    expect(isRunning(chain.pid)).toBe(false);

    // A process that starts a chain, says its pid, and is killed without a chance to clean up.
    const script = `import('${new URL('./chain.ts', import.meta.url).href}').then(async (m) => {
      const chain = await m.startChain();
      console.log('pid=' + chain.pid);
    });`;
    const owner = await startChild({
      command: process.execPath,
      args: ['--import', 'tsx', '--input-type=module', '-e', script],
    });
    closers.push(owner.stop);
    const pid = await until(() => Number(/pid=(\d+)/.exec(owner.output())?.[1] ?? 0) || null, {
      what: `the owner names its chain's pid: ${owner.output()}`,
    });
    expect(isRunning(pid)).toBe(true);
    owner.process.kill('SIGKILL');
    await until(() => !isRunning(pid), { what: 'the chain ends with its owner' });
  });

  test('error: a port that is taken', async () => {
    const chain = await start();
    await expect(startChain({ port: chain.port })).rejects.toThrow(/ended at once.*in use/is);
  });
});

describe('findAnvil', () => {
  test('error: a platform without a build', () => {
    expect(() => findAnvil('win32', 'arm64')).toThrow('anvil-win32-arm64 is not installed');
  });
});
