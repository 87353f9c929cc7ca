/** The keeper against the real contracts: what it moves, what it does not, what it costs, and what survives a kill. */
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  createClient,
  encodeEventTopics,
  encodeFunctionData,
  formatEther,
  type Hex,
  http,
  numberToHex,
  parseEther,
  parseGwei,
  toFunctionSelector,
} from 'viem';
import { generatePrivateKey, privateKeyToAccount, privateKeyToAddress } from 'viem/accounts';
import { readContract, sendRawTransaction } from 'viem/actions';
import { chainConfig } from 'viem/op-stack';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { modelTokenAbi } from '@/contracts/abi/model-token';
import { poolAllocatorAbi } from '@/contracts/abi/pool-allocator';
import { stakeVaultAbi } from '@/contracts/abi/stake-vault';
import { getAddressOf } from '@/scripts/embedded-chain/accounts';
import { pay, tradeRound } from '@/scripts/embedded-chain/pools/market';
import { poolAllocator } from '@/scripts/embedded-chain/pools/pool-actions';
import { openLedger } from '@/scripts/keeper/ledger';
import { parseOptions } from '@/scripts/keeper/options';
import { runKeeper } from '@/scripts/keeper/run';
import { type Child, startChild } from '@/scripts/process/child';
import { until } from '@/scripts/process/until';
import { type FaultAnswer, type FaultProxy, startFaultProxy } from '@/tests/helpers/fault-proxy';
import {
  dayInSeconds,
  fundBudget,
  launchPoolModel,
  marketMaker,
  openPoolWorld,
  type PoolWorld,
  startPoolWorld,
  turnPoolsOn,
  worldHolders,
  worldModel,
} from '@/tests/helpers/pool-world';
import { createTemporaryFolder, type TemporaryFolder } from '@/tests/helpers/temporary-folder';

let world: PoolWorld;
let folder: TemporaryFolder;
let key: Hex;
const children: Child[] = [];

beforeEach(async () => {
  folder = await createTemporaryFolder('keeper');
  key = generatePrivateKey();
  world = await startPoolWorld();
  await turnPoolsOn(world);
  await fundBudget(world, marketMaker, parseEther('1000'));
  await world.chain.setBalance(privateKeyToAddress(key), parseEther('1'));
});
afterEach(async () => {
  for (const child of children.splice(0)) await child.stop();
  await world?.chain.stop();
  await folder?.remove();
});

const trader = () => ({ rpcUrl: world.chain.rpcUrl, from: getAddressOf(marketMaker) });
const client = () => createClient({ transport: http(world.chain.rpcUrl) });
const pools = () =>
  readContract(client(), {
    address: world.launched.vault,
    abi: stakeVaultAbi,
    functionName: 'pools',
  });
const bookedIn = async (adapter: Hex) =>
  (await pools()).find((pool) => pool.adapter === adapter)?.booked ?? 0n;
const votesOf = (person: (typeof worldHolders)[number]['person']) =>
  readContract(client(), {
    address: world.launched.vault,
    abi: stakeVaultAbi,
    functionName: 'getVotes',
    args: [getAddressOf(person)],
  });
const tokensOf = (address: Hex) =>
  readContract(client(), {
    address: world.launched.token,
    abi: modelTokenAbi,
    functionName: 'balanceOf',
    args: [address],
  });

function argumentsOf(more: readonly string[] = [], price = '1000000000000000'): string[] {
  return [
    ...['--rpc', world.chain.rpcUrl, '--max-spend', '0.5', '--state', join(folder.path, 'state')],
    ...['--token-price', `${world.launched.token}=${price}`, ...more],
  ];
}

/** One look in this process; gives what was said. */
async function lookOnce(
  more: readonly string[] = [],
  of: { price?: string; by?: Hex | null; signal?: AbortSignal } = {},
): Promise<readonly string[]> {
  const { price, by = key, signal = new AbortController().signal } = of;
  const lines: string[] = [];
  await runKeeper({
    options: parseOptions(argumentsOf(['--once', ...more], price)),
    environment: by === null ? {} : { COMMONWEIGHT_KEEPER_KEY: by },
    signal,
    log: (line) => lines.push(line),
  });
  return lines;
}

/** A day in which the desk paid interest of a thousandth: about 44 % a year. */
async function passBusyDay(): Promise<void> {
  const { token } = world.launched;
  await world.chain.increaseTime(dayInSeconds);
  await pay(trader(), { token, to: world.market.desk, amount: parseEther('100') });
}

/** Somebody else's tokens lie in the desk, so that its interest is a rate. */
async function fillDesk(): Promise<void> {
  const { token } = world.launched;
  const { desk } = world.market;
  const amount = parseEther('100000');
  const approve = encodeFunctionData({
    abi: modelTokenAbi,
    functionName: 'approve',
    args: [desk, amount],
  });
  await world.send(marketMaker, token, approve);
  const deposit = encodeFunctionData({
    abi: stakeVaultAbi,
    functionName: 'deposit',
    args: [amount, getAddressOf(marketMaker)],
  });
  await world.send(marketMaker, desk, deposit);
}

/** Samples of two days, the second of them busy. */
async function makeDemand(): Promise<void> {
  await fillDesk();
  await lookOnce();
  await passBusyDay();
}

describe('moving stake', () => {
  test('samples are taken for their tips, then stake goes where demand is, while votes stay', async () => {
    const before = await Promise.all(worldHolders.map(({ person }) => votesOf(person)));
    await fillDesk();
    const first = await lookOnce();
    expect(first.filter((line) => /sample of .* taken, tip 1 ACME/.test(line))).toHaveLength(2);
    expect(first.join('\n')).toMatch(/idle → .* not now: the edge is smaller/);

    await passBusyDay();
    const second = await lookOnce();
    const moved = second.find((line) => /idle → .* moved/.test(line));
    expect(moved).toMatch(/moved [\d,.]+ ACME, tip [\d.]+ ACME, gas cost 0\.[\d]+ coins/);
    const deployed = await bookedIn(world.adapters.desk);
    // A tenth of the stake may move in a day; nothing goes into the pair, which nobody uses.
    expect(deployed).toBeGreaterThan(parseEther('59000'));
    expect(deployed).toBeLessThan(parseEther('60100'));
    expect(await bookedIn(world.adapters.pair)).toBe(0n);
    expect(await Promise.all(worldHolders.map(({ person }) => votesOf(person)))).toEqual(before);
    // Four samples and the move, which pays at most its highest tip.
    expect(await tokensOf(privateKeyToAddress(key))).toBe(parseEther('54'));
  });

  test('demand in a pair that trades draws stake, no more than the entry is worth', async () => {
    await lookOnce();
    await world.chain.increaseTime(dayInSeconds);
    for (let round = 0; round < 8; round += 1) {
      const { token } = world.launched;
      await tradeRound(trader(), { ...world.market, token, amount: parseEther('30000') });
    }
    const lines = await lookOnce();
    expect(lines.join('\n')).toMatch(/idle → .* moved/);
    const deployed = await bookedIn(world.adapters.pair);
    expect(deployed).toBeGreaterThan(parseEther('500'));
    // More would cost more than the pool's bound for a move.
    expect(deployed).toBeLessThan(parseEther('20000'));
  });

  test('the table says the same and sends nothing, with or without a key', async () => {
    await makeDemand();
    const block = await world.chain.rpc('eth_blockNumber');
    for (const by of [key, null]) {
      const [, table] = await lookOnce(['--dry-run'], { by });
      const rows = table?.split('\n') ?? [];
      expect(rows[0]).toMatch(/^vault +from +to +scores +edge +size +tip +gas +decision +reason/);
      expect(rows.filter((row) => /\(sample\).* go /.test(row))).toHaveLength(2);
      expect(rows.length).toBeGreaterThan(4);
    }
    expect(await world.chain.rpc('eth_blockNumber')).toBe(block);
  });

  test('the table is of all vaults, also while a keeper with this key has one under way', async () => {
    const betaPlaces = [{ locator: 'huggingface.co/acme/beta', repositoryId: '' }];
    const model = { ...worldModel, name: 'Beta', symbol: 'BETA', places: betaPlaces };
    const other = await openPoolWorld(world.chain, await launchPoolModel(world.chain, model));
    await turnPoolsOn(other);
    const pending = {
      nonce: 0,
      hash: `0x${'ab'.repeat(32)}`,
      mostWei: 1n,
      what: 'a move',
    } as const;
    openLedger(ledgerFile()).reserve(pending, parseEther('1'));
    const [, table] = await lookOnce(['--dry-run']);
    expect(table).toMatch(/^ACME #1 /m);
    expect(table).toMatch(/^BETA #2 /m);
  });
});

describe('not moving stake', () => {
  test('a tip that is worth less than its gas', async () => {
    await makeDemand();
    const lines = await lookOnce([], { price: '1' });
    expect(lines.join('\n')).toMatch(/the tip is worth 0\.0+\d+ coins, its gas 0\.\d+ coins/);
    expect(await bookedIn(world.adapters.desk)).toBe(0n);
  });

  test('an account without coins is told so', async () => {
    await makeDemand();
    await world.chain.setBalance(privateKeyToAddress(key), 1n);
    const lines = await lookOnce();
    expect(lines.join('\n')).toMatch(/this account holds 0\.0+1 coins .* send it coins/);
    expect(await bookedIn(world.adapters.desk)).toBe(0n);
  });

  test('the cap for the day holds over restarts', async () => {
    await lookOnce();
    await world.chain.increaseTime(dayInSeconds);
    const lines = await lookOnce(['--max-spend', '0.0000001']);
    expect(lines[0]).toMatch(/spent today 0\.00\d+ coins of 0\.0000001 coins/);
    expect(lines.join('\n')).toMatch(/would exceed --max-spend/);
    expect(lines.join('\n')).not.toMatch(/taken/);
  });

  test('the cap holds also for samples that are decided together', async () => {
    const told = (await lookOnce(['--max-spend', '0.0000001'])).join('\n');
    const costs = [...told.matchAll(/with ([\d.]+) coins more/g)].map(([, coins]) => Number(coins));
    expect(costs).toHaveLength(2);
    // Enough for either, not for both.
    const cap = (1.2 * Math.max(...costs)).toFixed(18);
    const lines = (await lookOnce(['--max-spend', cap])).join('\n');
    expect(lines.match(/sample of .* taken/g)).toHaveLength(1);
    expect(lines).toMatch(/sample of .* not sent: .* would exceed --max-spend/);
  });

  test('the cap holds when what the endpoint denied gets into a block during a look', async () => {
    const { proxy, kept } = await denySending();
    expect((await lookOnce(['--rpc', proxy.url])).join('\n')).toMatch(/did not take/);
    const [raw] = kept;
    const { doubtful } = JSON.parse(readFileSync(ledgerFile(), 'utf8')) as {
      doubtful: { mostWei: string };
    };
    proxy.setFault(async ({ method }) => {
      if (method === 'eth_estimateGas' && kept.pop()) {
        await world.chain.rpc('eth_sendRawTransaction', [raw]);
      }
      return null;
    });
    // Enough for the one that was denied, not for the least besides.
    const cap = formatEther((BigInt(doubtful.mostWei) * 11n) / 10n);
    const lines = await lookOnce(['--rpc', proxy.url, '--max-spend', cap]);
    await proxy.stop();
    expect(lines[0]).toMatch(/spent today 0 coins/);
    expect(lines.join('\n')).toMatch(/not sent: .* would exceed --max-spend/);
    expect(lines.join('\n')).not.toMatch(/taken/);
    expect(await countPending()).toBe(1n);
  });

  test.each(['eth_estimateGas', 'eth_getTransactionCount'])(
    'nothing is sent any more once it is to stop, also in the middle of a look: at %s',
    async (last) => {
      const stop = new AbortController();
      const proxy = await startFaultProxy(world.chain.rpcUrl);
      const methods = () => proxy.requests.map(({ method }) => method);
      proxy.setFault(({ method }) => {
        if (method === last && methods().includes('eth_estimateGas')) stop.abort();
        return null;
      });
      const lines = await lookOnce(['--rpc', proxy.url], { signal: stop.signal });
      await proxy.stop();
      expect(stop.signal.aborted).toBe(true);
      expect(methods()).not.toContain('eth_sendRawTransaction');
      expect(lines.join('\n')).not.toMatch(/sample of/);
    },
  );

  test.each([
    { of: 'the data', operatorFee: reverted, most: '0\\.40', cost: '0\\.20' },
    { of: 'the data, told by Nethermind', operatorFee: failed, most: '0\\.40', cost: '0\\.20' },
    {
      of: 'the data and its operator',
      operatorFee: { result: numberToHex(parseEther('0.05'), { size: 32 }) },
      most: '0\\.45',
      cost: '0\\.25',
    },
  ])(
    'what a rollup takes for $of is weighed, held against the cap and counted',
    async ({ operatorFee, most, cost }) => {
      const proxy = await startRollupProxy({ dataWei: parseEther('0.2'), operatorFee });
      const costly = await lookOnce(['--rpc', proxy.url]);
      expect(costly.join('\n')).toMatch(
        new RegExp(`sample of .* the tip is worth 0.001 coins, its gas ${most}\\d* coins`),
      );
      const price = String(parseEther('1'));
      const capped = (await lookOnce(['--rpc', proxy.url], { price })).join('\n');
      expect(capped).toMatch(new RegExp(`with ${most}\\d* coins more`));
      const taken = new RegExp(`sample of .* taken, .* gas cost ${cost}\\d* coins`, 'g');
      expect(capped.match(taken)).toHaveLength(1);
      await proxy.stop();
      const [later] = await lookOnce(['--dry-run']);
      expect(later).toMatch(new RegExp(`spent today ${cost}\\d* coins`));
    },
  );

  test('no key, no keeper', async () => {
    await expect(lookOnce([], { by: null })).rejects.toThrow(/no key to sign with/);
  });

  test('an endpoint of another chain than was asked for', async () => {
    await expect(lookOnce(['--chain', '1'])).rejects.toThrow(
      /endpoint is of chain 31337; --chain asks for 1/,
    );
    const lines = await lookOnce(['--chain', '31337', '--dry-run']);
    expect(lines[0]).toMatch(/Keeper on chain 31337/);
  });

  test('an endpoint that does not answer is named', async () => {
    await expect(lookOnce(['--rpc', 'http://127.0.0.1:1', '--dry-run'])).rejects.toThrow(
      /endpoint given by --rpc cannot be asked/,
    );
  });

  test('what it has nothing to do for is told, and why a vault has no rows', async () => {
    const elsewhere = `0x${'12'.repeat(20)}`;
    const lines = (await lookOnce(['--vault', elsewhere])).join('\n');
    expect(lines).toMatch(/--vault 0x1212\w+ is none of this registry/);
    expect(lines).toMatch(/There is no vault to look at/);

    const proxy = await startFaultProxy(world.chain.rpcUrl);
    const symbol = encodeFunctionData({ abi: modelTokenAbi, functionName: 'symbol' });
    proxy.setFault(({ method, params }) => {
      const isAsked = method === 'eth_call' && (params[0] as { data: Hex }).data === symbol;
      return isAsked ? { error: { code: -32000, message: 'no answer' } } : null;
    });
    const table = (await lookOnce(['--rpc', proxy.url, '--dry-run'])).join('\n');
    await proxy.stop();
    expect(table).toMatch(/Record 1: could not be looked at: .*no answer/);
    expect(table).not.toMatch(/SECRETKEY/);
  });

  test('what pays no tip is not asked about its gas', async () => {
    await lookOnce();
    const proxy = await startFaultProxy(world.chain.rpcUrl);
    const lines = await lookOnce(['--rpc', proxy.url]);
    await proxy.stop();
    expect(lines.join('\n')).toMatch(/sample of .* not now: it pays no tip/);
    expect(proxy.requests.map(({ method }) => method)).not.toContain('eth_estimateGas');
  });

  test('a vault whose token has no price is left alone', async () => {
    const lines = await lookOnce(['--token-price', `0x${'12'.repeat(20)}=5`], { price: '0' });
    expect(lines.join('\n')).not.toMatch(/taken|moved/);
  });
});

describe('trouble', () => {
  test('two keepers at once: one moves, the other loses at most gas and counts it', async () => {
    await makeDemand();
    await lookOnce(['--dry-run']);
    const other = generatePrivateKey();
    await world.chain.setBalance(privateKeyToAddress(other), parseEther('1'));
    const both = await Promise.all([lookOnce(), lookOnce([], { by: other })]);
    const all = both.flat().join('\n');
    expect(all.match(/idle → .* moved/g)).toHaveLength(1);
    expect(all).toMatch(/was reverted|somebody else was quicker|CoolingDown|not now/);
    expect(await bookedIn(world.adapters.desk)).toBeLessThan(parseEther('60100'));
  });

  test('a keeper killed with a transaction under way finds it, and sends nothing twice', async () => {
    await fillDesk();
    await world.chain.rpc('evm_setAutomine', [false]);
    const state = join(folder.path, 'state');
    mkdirSync(state, { recursive: true });
    const child = await startKeeperProcess();
    await until(async () => (await countPending()) === 1n, { what: 'a transaction is sent' });
    child.process.kill('SIGKILL');
    await child.ended;

    const waiting = await lookOnce();
    expect(waiting.join('\n')).toMatch(/Waits for a transaction .* sample of/);
    expect(await countPending()).toBe(1n);

    await world.chain.mine();
    await world.chain.rpc('evm_setAutomine', [true]);
    const found = await lookOnce();
    expect(found.join('\n')).toMatch(
      /Found what was sent before: .* sample of .*: mined, cost 0\.00/,
    );
    // One sample for each pool in all: the first by the killed process, the second now.
    const events = (await world.chain.rpc('eth_getLogs', [
      { address: poolAllocator, fromBlock: '0x0', topics: [pokedTopic()] },
    ])) as readonly unknown[];
    expect(events).toHaveLength(2);
  });

  test('what the endpoint says it did not take counts once it is in a block after all', async () => {
    const { proxy, kept } = await denySending();
    const lines = await lookOnce(['--rpc', proxy.url]);
    await proxy.stop();
    expect(lines.join('\n')).toMatch(/did not take the transaction: pool is full/);
    expect(kept).toHaveLength(1);
    await world.chain.rpc('eth_sendRawTransaction', [kept[0]]);

    const [before] = await lookOnce([], { price: '0' });
    expect(before).toMatch(/spent today 0 coins/);
    const [after] = await lookOnce(['--dry-run']);
    expect(after).toMatch(/spent today 0\.00\d+ coins/);
  });

  test('one that another transaction took the place of is not said to be made', async () => {
    await world.chain.rpc('evm_setAutomine', [false]);
    const proxy = await startFaultProxy(world.chain.rpcUrl);
    const looking = lookOnce(['--rpc', proxy.url]);
    await until(() => proxy.requests.some(({ method }) => method === 'eth_getTransactionByHash'), {
      what: 'it is waited for',
    });
    const account = privateKeyToAccount(key);
    const serializedTransaction = await account.signTransaction({
      ...{ chainId: 31_337, nonce: 0, to: account.address, gas: 21_000n, type: 'eip1559' },
      ...{ maxFeePerGas: parseGwei('50'), maxPriorityFeePerGas: parseGwei('50') },
    });
    await sendRawTransaction(client(), { serializedTransaction });
    await world.chain.mine();
    await world.chain.rpc('evm_setAutomine', [true]);
    const lines = (await looking).join('\n');
    await proxy.stop();
    expect(lines).toMatch(/sample of .* another transaction of this account took its place/);
    expect(lines).not.toMatch(/taken/);
  });

  test('a second keeper with the same account is refused', async () => {
    const child = await startKeeperProcess();
    await until(() => /Keeper on chain/.test(child.output()), { what: 'it runs' });
    await expect(lookOnce()).rejects.toThrow(/runs already/);
    await child.stop();
    expect((await lookOnce()).join('\n')).toMatch(/Keeper on chain/);
  });
});

async function startKeeperProcess(): Promise<Child> {
  const child = await startChild({
    command: process.execPath,
    args: ['--import', 'tsx', 'scripts/keeper/main.ts', ...argumentsOf(['--every', '1'])],
    env: { ...process.env, COMMONWEIGHT_KEEPER_KEY: key },
  });
  children.push(child);
  return child;
}

/** An endpoint that says it did not take what it was sent; a liar, or one that fell silent after all. */
async function denySending(): Promise<{ proxy: FaultProxy; kept: unknown[] }> {
  const proxy = await startFaultProxy(world.chain.rpcUrl);
  const kept: unknown[] = [];
  proxy.setFault(({ method, params }) => {
    if (method !== 'eth_sendRawTransaction') return null;
    kept.push(params[0]);
    return { error: { code: -32000, message: 'pool is full' } };
  });
  return { proxy, kept };
}

/** How nodes tell that a call came to nothing. */
const reverted = { error: { code: 3, message: 'execution reverted', data: '0x' } } as const;
const failed = { error: { code: -32015, message: 'VM execution error.' } } as const;

/** The node as one of the OP Stack: what it takes for the data of any transaction, and answers when asked for its operator's. */
async function startRollupProxy({
  dataWei,
  operatorFee,
}: {
  dataWei: bigint;
  operatorFee: FaultAnswer;
}): Promise<FaultProxy> {
  const selector = toFunctionSelector('getOperatorFee(uint256)');
  const { address } = chainConfig.contracts.gasPriceOracle;
  const proxy = await startFaultProxy(world.chain.rpcUrl);
  proxy.setFault(async ({ method, params = [] }, pass) => {
    const [asked] = params;
    if (method === 'eth_getCode' && asked === address) return { result: '0x00' };
    if (method === 'eth_call' && (asked as { to: Hex }).to === address) {
      const isOfOperator = (asked as { data: Hex }).data.startsWith(selector);
      return isOfOperator ? operatorFee : { result: numberToHex(dataWei, { size: 32 }) };
    }
    if (method !== 'eth_getTransactionReceipt') return null;
    const receipt = await pass();
    return { result: receipt && { ...receipt, l1Fee: numberToHex(dataWei) } };
  });
  return proxy;
}

const ledgerFile = () =>
  join(folder.path, 'state', `31337-${privateKeyToAddress(key).toLowerCase()}.json`);

async function countPending(): Promise<bigint> {
  const of = [privateKeyToAddress(key), 'pending'];
  return BigInt((await world.chain.rpc('eth_getTransactionCount', of)) as Hex);
}

function pokedTopic(): Hex {
  const [topic] = encodeEventTopics({ abi: poolAllocatorAbi, eventName: 'Poked' });
  if (typeof topic !== 'string') throw new Error('No topic.');
  return topic;
}
