import { parseEther } from 'viem';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { getAddressOf } from '../accounts';
import { type EmbeddedChain, startChain } from '../chain';
import { loadDemoContract } from './demo-contracts';
import { deployDemoContract, type Market, openMarket, pay, sell, tradeAtPar } from './market';

const depth = parseEther('60000');
let chain: EmbeddedChain;
let market: Market & { token: `0x${string}` };

const trader = () => ({ rpcUrl: chain.rpcUrl, from: getAddressOf('launcher') });
const stranger = () => ({ rpcUrl: chain.rpcUrl, from: getAddressOf('ada') });

beforeEach(async () => {
  chain = await startChain({ ticks: false });
  const tokens = [parseEther('10000000')];
  const token = await deployDemoContract(stranger(), loadDemoContract('DemoCoin'), tokens);
  await pay(stranger(), { token, to: trader().from, amount: depth + parseEther('30000') });
  // The trader keeps few coins: as many as are missing after a sale of some 20,000 tokens.
  const coins = depth + parseEther('20000');
  market = { token, ...(await openMarket(trader(), { token, coins, depth })) };
});
afterEach(() => chain?.stop());

/** Coins for a token in the pair. */
async function readPrice(): Promise<number> {
  const hold = async (token: string) => {
    const data = `0x70a08231${market.pair.slice(2).toLowerCase().padStart(64, '0')}`;
    return Number(BigInt((await chain.rpc('eth_call', [{ to: token, data }])) as string));
  };
  return (await hold(market.coin)) / (await hold(market.token));
}

async function countTransactions(of: () => Promise<void>): Promise<number> {
  const nonce = async () =>
    Number(await chain.rpc('eth_getTransactionCount', [trader().from, 'latest']));
  const before = await nonce();
  await of();
  return (await nonce()) - before;
}

test('at par: sold and bought back', async () => {
  expect(await countTransactions(() => tradeAtPar(trader(), market))).toBe(4);
  expect(await readPrice()).toBeCloseTo(1, 3);
});

test('a price that somebody moved is brought back before anything else is sold', async () => {
  await sell(stranger(), { ...market, amount: parseEther('6000') });
  expect(await readPrice()).toBeLessThan(0.9);
  expect(await countTransactions(() => tradeAtPar(trader(), market))).toBe(2);
  expect(Math.abs((await readPrice()) - 1)).toBeLessThan(0.02);
});

test('a price that is further off than its coins go is brought back as far as they go', async () => {
  await sell(stranger(), { ...market, amount: parseEther('100000') });
  const moved = await readPrice();
  await tradeAtPar(trader(), market);
  expect(await readPrice()).toBeGreaterThan(moved * 2);
  // It goes on with what it has.
  expect(await countTransactions(() => tradeAtPar(trader(), market))).toBeGreaterThan(0);
});
