/**
 * The pools of one community of the demo: its market, the vote that lets stake in, and some days of it. At first the
 * lending desk grew, and stake went there; since then its interest dried up. The next samples are due a minute after the
 * end of seeding: whoever trades in the pair until then moves the stake.
 */
import { encodeFunctionData, type Hex, parseEther, zeroAddress } from 'viem';
import { poolAllocatorAbi } from '@/contracts/abi/pool-allocator';
import { stakeVaultAbi } from '@/contracts/abi/stake-vault';
import { getAddressOf, type Person } from '../accounts';
import type { ActionContext, Adapters, Launched } from '../seed-types';
import { sendTransaction } from '../sender';
import { type Market, openMarket, pay, tokenAbi, tradeRound } from './market';
import { createAdapters, encodePoolsOn, type PoolSettings, poolAllocator } from './pool-actions';

export type DemoPools = { rpcUrl: string; launched: Launched; market: Market; adapters: Adapters };

/** Makes the market, lends there too and trades in it. */
export const marketMaker: Person = 'launcher';
/** Gives the market maker its tokens. */
const backer: Person = 'dunya';

const hour = 3600;
const day = 24 * hour;
const tokens = (whole: number) => parseEther(String(whole));
const depth = tokens(60_000);
/** An hour apart. */
const deskMoves = 10;

export const demoPoolSettings: PoolSettings = {
  limits: {
    maxDeployedBps: 4000,
    idleFloorBps: 5000,
    penaltyBps: 100,
    maxRatePerYear: parseEther('1'),
  },
  poolBps: 2000,
  deskLossBps: 5,
  pairLossBps: 35,
  policy: {
    minEdge: parseEther('0.02'),
    scoreWindowSeconds: day,
    cooldownSeconds: 150,
    minHoldSeconds: 7 * day,
    moveWindowSeconds: hour,
    maxMoveBps: 300,
    tipBps: 10,
    maxTip: tokens(50),
    pokeTip: tokens(1),
  },
};

/** The vote's calls. */
export function turnPoolsOn({ launched, adapters }: ActionContext) {
  if (!adapters) throw new Error('There is no market for this model.');
  return encodePoolsOn({ launched, adapters, settings: demoPoolSettings });
}

/** The market and the adapters; nothing is listed yet. */
export async function openPools(rpcUrl: string, launched: Launched): Promise<DemoPools> {
  const { token, vault } = launched;
  const from = getAddressOf(marketMaker);
  const gift = { token, to: from, amount: tokens(130_000) };
  await pay({ rpcUrl, from: getAddressOf(backer) }, gift);
  const market = await openMarket({ rpcUrl, from }, { token, coins: tokens(10_000_000), depth });
  const of = { vault, market, minDepth: tokens(1000) };
  const adapters = await createAdapters({ rpcUrl, from }, of);
  const amount = tokens(40_000);
  await call({ rpcUrl, launched, market, adapters }, token, {
    abi: tokenAbi,
    functionName: 'approve',
    args: [market.desk, amount],
  });
  await call({ rpcUrl, launched, market, adapters }, market.desk, {
    abi: stakeVaultAbi,
    functionName: 'deposit',
    args: [amount, from],
  });
  return { rpcUrl, launched, market, adapters };
}

/** What happens after the vote, in order of time. */
export function planPools(
  pools: DemoPools,
  endsAt: number,
): readonly { at: number; run: () => Promise<void> }[] {
  // A little more than a day apart, so that each sample is due.
  const sampleAt = (daysAgo: number) => endsAt - day + 60 - (daysAgo - 1) * (day + 20);
  const steps = [
    { at: sampleAt(10) - 60, run: () => fundTips(pools) },
    ...[9, 8].map((days) => ({ at: sampleAt(days) - 60, run: () => payInterest(pools, 60) })),
    ...Array.from({ length: deskMoves }, (_, i) => ({
      at: sampleAt(9) + 300 + i * (hour + 60),
      run: () => moveToDesk(pools),
    })),
    { at: sampleAt(1) - 60, run: () => payInterest(pools, 1) },
    { at: sampleAt(1) - 30, run: () => tradeABit(pools) },
  ];
  const samples = [10, 9, 2, 1].map((days) => ({
    at: sampleAt(days),
    run: () => takeSamples(pools),
  }));
  return [...steps, ...samples].sort((a, b) => a.at - b.at);
}

async function fundTips(pools: DemoPools): Promise<void> {
  const { token, vault } = pools.launched;
  const amount = tokens(3000);
  await call(pools, token, {
    abi: tokenAbi,
    functionName: 'approve',
    args: [poolAllocator, amount],
  });
  await call(pools, poolAllocator, {
    abi: poolAllocatorAbi,
    functionName: 'fund',
    args: [vault, amount],
  });
}

/** Borrowers paid well at first and hardly since. */
async function payInterest(pools: DemoPools, whole: number): Promise<void> {
  const { rpcUrl, launched, market } = pools;
  const trader = { rpcUrl, from: getAddressOf(marketMaker) };
  await pay(trader, { token: launched.token, to: market.desk, amount: tokens(whole) });
}

async function tradeABit({ rpcUrl, launched, market }: DemoPools): Promise<void> {
  const trader = { rpcUrl, from: getAddressOf(marketMaker) };
  await tradeRound(trader, { ...market, token: launched.token, amount: tokens(600) });
}

async function takeSamples(pools: DemoPools): Promise<void> {
  const { launched, adapters } = pools;
  for (const adapter of [adapters.desk, adapters.pair]) {
    await call(pools, poolAllocator, {
      abi: poolAllocatorAbi,
      functionName: 'poke',
      args: [launched.vault, adapter],
    });
  }
}

/** Less than what may move in an hour. */
async function moveToDesk(pools: DemoPools): Promise<void> {
  const { launched, adapters } = pools;
  await call(pools, poolAllocator, {
    abi: poolAllocatorAbi,
    functionName: 'rebalance',
    args: [launched.vault, zeroAddress, adapters.desk, tokens(12_080)],
  });
}

async function call(
  { rpcUrl }: DemoPools,
  to: Hex,
  what: Parameters<typeof encodeFunctionData>[0],
): Promise<void> {
  const data = encodeFunctionData(what);
  await sendTransaction(rpcUrl, { from: getAddressOf(marketMaker), to, data });
}
