/** Stake of the demo moves again and again for as long as it runs, and after a restart of it: hours of it, by the chain's clock. */
import { join } from 'node:path';
import { parseEther } from 'viem';
import { generatePrivateKey, privateKeyToAddress } from 'viem/accounts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { getAddressOf } from '@/scripts/embedded-chain/accounts';
import type { EmbeddedChain } from '@/scripts/embedded-chain/chain';
import { startDemoChain } from '@/scripts/embedded-chain/demo-chain';
import { type DemoMarket, findDemoMarket } from '@/scripts/embedded-chain/pools/demand';
import { tradeAtPar } from '@/scripts/embedded-chain/pools/market';
import { marketMaker } from '@/scripts/embedded-chain/pools/seed-pools';
import { parseOptions } from '@/scripts/keeper/options';
import { runKeeper } from '@/scripts/keeper/run';
import { createTemporaryFolder, type TemporaryFolder } from '@/tests/helpers/temporary-folder';

const key = generatePrivateKey();
const chainFolder = () => join(folder.path, 'chain');
let chain: EmbeddedChain;
let folder: TemporaryFolder;
let market: DemoMarket;

beforeAll(async () => {
  folder = await createTemporaryFolder('demo-hours');
  chain = await startDemoChain({ folder: chainFolder() });
  market = await findDemoMarket(chain.rpcUrl);
  await chain.setBalance(privateKeyToAddress(key), parseEther('10'));
});
afterAll(async () => {
  await chain?.stop();
  await folder?.remove();
});

/** Rounds of the script and one look of the keeper, of every minute; gives what the keeper said. */
async function passMinutes(minutes: number, rounds = 4): Promise<readonly string[]> {
  const lines: string[] = [];
  const trader = { rpcUrl: chain.rpcUrl, from: getAddressOf(marketMaker) };
  for (let minute = 0; minute < minutes; minute += 1) {
    for (let round = 0; round < rounds; round += 1) await tradeAtPar(trader, market);
    await chain.increaseTime(60);
    await lookOnce((line) => lines.push(line));
  }
  return lines;
}

async function lookOnce(log: (line: string) => void): Promise<void> {
  const token = `${market.token}=${parseEther('0.01')}`;
  const options = ['--rpc', chain.rpcUrl, '--max-spend', '1', '--token-price', token, '--once'];
  await runKeeper({
    options: parseOptions([...options, '--state', join(folder.path, 'keeper')]),
    environment: { COMMONWEIGHT_KEEPER_KEY: key },
    signal: new AbortController().signal,
    log,
  });
}

const countMoves = (lines: readonly string[]) =>
  lines.filter((line) => /→ 0x[\w…]+: moved /.test(line)).length;

test('stake moves every few minutes for hours, and goes on after a restart', async () => {
  // As many as there are in two minutes; by then the first samples are taken.
  await passMinutes(2, 30);
  const before = await passMinutes(90);
  expect(before.join('\n')).not.toContain('PriceDeviation');
  expect(countMoves(before)).toBeGreaterThanOrEqual(25);

  await chain.stop();
  chain = await startDemoChain({ folder: chainFolder() });
  expect(chain.resumed).toBe(true);
  expect(countMoves(await passMinutes(15))).toBeGreaterThanOrEqual(4);
}, 300_000);
