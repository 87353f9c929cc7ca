/**
 * The protocol from launch to leaving, on a real node with the real keeper as a process of its own; after every step
 * everybody's balances equal those of a model written apart from the contracts, to the last unit.
 */
import { join } from 'node:path';
import { type Address, createClient, type Hex, http, parseAbi, parseEther } from 'viem';
import { generatePrivateKey, privateKeyToAddress } from 'viem/accounts';
import { getBlock, readContract } from 'viem/actions';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { pairAbi } from '@/scripts/embedded-chain/pools/market';
import { poolAllocator } from '@/scripts/embedded-chain/pools/pool-actions';
import { type Child, startChild } from '@/scripts/process/child';
import { until } from '@/scripts/process/until';
import {
  dayInSeconds,
  marketMaker,
  type PoolWorld,
  startPoolWorld,
  worldHolders,
} from '@/tests/helpers/pool-world';
import { createTemporaryFolder, type TemporaryFolder } from '@/tests/helpers/temporary-folder';
import { createStakeActs, type StakeActs } from './walk/acts';
import { nameWalkers } from './walk/chain-balances';
import { createModel, type Times } from './walk/model';
import { contributions, createRevenueActs, type RevenueActs, router } from './walk/revenue-acts';
import { createTwin, type Twin } from './walk/twin';

let world: PoolWorld;
let folder: TemporaryFolder;
let twin: Twin;
let acts: StakeActs & RevenueActs;
let keeper: Child | null = null;
const key = generatePrivateKey();
const tokens = (whole: number) => parseEther(String(whole));

beforeEach(async () => {
  folder = await createTemporaryFolder('walk');
  world = await startPoolWorld();
  await world.chain.setBalance(privateKeyToAddress(key), parseEther('1'));
  twin = createTwin({
    world,
    model: createModel({
      holders: worldHolders.map(({ person, liquid, staked }) => ({
        person,
        liquid: tokens(liquid),
        staked: tokens(staked),
      })),
      coins: tokens(10_000_000),
      depth: tokens(300_000),
      maker: marketMaker,
      times: await readTimes(),
    }),
    holders: nameHolders(),
    tokens: nameTokens(),
  });
  acts = { ...createStakeActs(twin), ...createRevenueActs(twin) };
});
afterEach(async () => {
  await keeper?.stop();
  await world?.chain.stop();
  await folder?.remove();
});

test('launch, stake, demand, keeper, vote, revenue, claims, a loss, leaving: everybody has what the model says', async () => {
  const { compare } = twin;
  await compare();
  await acts.stake('ada', tokens(10_000));
  await acts.stake('demo', tokens(50_000));
  await compare();

  await acts.voteForPools();
  await acts.fundTips(tokens(1000));
  await compare();

  await acts.lend(tokens(100_000));
  await runKeeper(({ samples }) => samples === 2);
  await passDay();
  await acts.payInterest(tokens(137));
  await compare();
  expect((await runKeeper(({ moves }) => moves > 0)).moves).toBe(1);
  await compare();
  expect(twin.model.stake.book.lastWorth(twin.model.desk)).toBeGreaterThan(tokens(60_000));

  // Demand goes to the pair: what left the desk must have stayed there for its time.
  for (let day = 0; day < 2; day += 1) {
    await passDay();
    for (let round = 0; round < 12; round += 1) await acts.trade(tokens(30_000));
    await compare();
    await runKeeper(({ samples }) => samples >= 2);
    await compare();
  }
  expect(twin.model.pair.liquidityOf('pair pool')).toBeGreaterThan(0n);

  await acts.submitWork('farah');
  await acts.voteForRevenue('farah', 300n);
  await compare();
  await acts.payRevenue('coin', tokens(1000) + 7n);
  await acts.payRevenue('model', tokens(333) + 1n);
  await compare();
  await acts.stake('bruno', tokens(20_000));
  await passDay(8);
  for (const who of ['ada', 'bruno', 'demo'] as const) {
    for (const currency of ['coin', 'model'] as const) await acts.claimRevenue(who, currency, 0);
  }
  await compare();
  expect(await acts.claimWork('farah', 'coin')).toBe(tokens(200) + 1n);
  expect(await acts.payTreasury('coin')).toBeGreaterThan(tokens(150));
  await acts.claimWork('farah', 'model');
  await acts.fundIncentives('model');
  await compare();

  const before = twin.model.stake.book.value(await twin.now()).exit;
  await acts.default(tokens(50_000));
  await compare();
  await acts.book();
  await compare();
  expect(twin.model.stake.book.value(await twin.now()).exit).toBeLessThan(before - tokens(10_000));

  await acts.forceOut('ada', tokens(5000));
  await compare();
  const leaving = await acts.requestUnstake('bruno', twin.model.stake.shares.of('bruno'));
  await compare();
  await world.chain.increaseTime(3601);
  const paid = await acts.claimUnstake('bruno', leaving);
  expect(paid).toBeLessThan(tokens(320_000));
  await compare();
  for (const who of ['ada', 'demo'] as const) await leave(who);
  await compare();
});

/** With all that is left, out of the pools too. */
async function leave(who: 'ada' | 'demo'): Promise<void> {
  const id = await acts.requestUnstake(who, twin.model.stake.shares.of(who));
  await world.chain.increaseTime(3601);
  await acts.claimUnstake(who, id);
}

async function passDay(days = 1): Promise<void> {
  await world.chain.increaseTime(days * dayInSeconds);
}

/** The keeper as people run it, until it has done what is waited for. */
async function runKeeper(
  isDone: (done: { samples: number; moves: number }) => boolean,
): Promise<{ samples: number; moves: number }> {
  const sum = { samples: 0, moves: 0 };
  keeper = await startChild({
    command: process.execPath,
    args: [
      ...['--import', 'tsx', 'scripts/keeper/main.ts', '--rpc', world.chain.rpcUrl],
      ...['--max-spend', '0.5', '--every', '1', '--state', join(folder.path, 'state')],
      ...['--token-price', `${world.launched.token}=1000000000000000`],
    ],
    env: { ...process.env, COMMONWEIGHT_KEEPER_KEY: key },
  });
  const running = keeper;
  await until(
    async () => {
      const { samples, moves } = await twin.followKeepers();
      sum.samples += samples;
      sum.moves += moves;
      return isDone(sum);
    },
    { what: 'the keeper does its work', timeoutMs: 20_000, intervalMs: 100 },
  ).catch((cause: unknown) => {
    throw new Error(`The keeper said:\n${running.output()}`, { cause });
  });
  await running.stop();
  keeper = null;
  const { samples, moves } = await twin.followKeepers();
  return { samples: sum.samples + samples, moves: sum.moves + moves };
}

function nameHolders(): ReadonlyMap<string, Address> {
  const { launched, market, adapters } = world;
  return new Map([
    ...nameWalkers(),
    ['keeper', privateKeyToAddress(key)],
    ['vault', launched.vault],
    ['timelock', launched.timelock],
    ['allocator', poolAllocator],
    ['router', router],
    ['contributions', contributions],
    ['desk', market.desk],
    ['desk pool', adapters.desk],
    ['pair', market.pair],
    ['pair pool', adapters.pair],
  ]);
}

function nameTokens(): ReadonlyMap<string, Address> {
  const { launched, market } = world;
  return new Map([
    ['model', launched.token],
    ['coin', market.coin],
    ['share', launched.vault],
    ['desk share', market.desk],
    ['liquidity', market.pair],
  ]);
}

async function readTimes(): Promise<Times> {
  const client = createClient({ transport: http(world.chain.rpcUrl) });
  const { timestamp } = await getBlock(client, { blockNumber: world.launched.blockNumber });
  const [, , mintedAt] = await readContract(client, {
    address: world.market.pair,
    abi: pairAbi,
    functionName: 'getReserves',
  });
  const watchedAt = await readWatchedSince(client, world.adapters.pair);
  return { launchedAt: timestamp, mintedAt: BigInt(mintedAt), watchedAt };
}

async function readWatchedSince(
  client: Parameters<typeof readContract>[0],
  address: Hex,
): Promise<bigint> {
  const watched = await readContract(client, {
    address,
    abi: parseAbi(['function watchedSince() view returns (uint48)']),
    functionName: 'watchedSince',
  });
  return BigInt(watched);
}
