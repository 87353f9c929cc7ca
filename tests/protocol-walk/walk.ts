/** What a walk through the protocol stands on: a world with a market, its model beside it, and a keeper to let run. */
import { join } from 'node:path';
import { type Address, createClient, http, parseAbi, parseEther } from 'viem';
import { generatePrivateKey, privateKeyToAddress } from 'viem/accounts';
import { getBlock, readContract } from 'viem/actions';
import { pairAbi } from '@/scripts/embedded-chain/pools/market';
import { poolAllocator } from '@/scripts/embedded-chain/pools/pool-actions';
import { type Child, startChild } from '@/scripts/process/child';
import { until } from '@/scripts/process/until';
import {
  dayInSeconds,
  marketMaker,
  type PoolWorld,
  type PoolWorldOptions,
  startPoolWorld,
  worldHolders,
} from '@/tests/helpers/pool-world';
import { createTemporaryFolder } from '@/tests/helpers/temporary-folder';
import { createStakeActs, type StakeActs } from './acts';
import { contributions, createCallHands, router } from './call-hands';
import { nameWalkers, type Walker } from './chain-balances';
import type { Hands } from './hands';
import { createModel, type Times } from './model';
import { createRevenueActs, type RevenueActs } from './revenue-acts';
import { createTwin, type Twin } from './twin';

export type Done = { samples: number; moves: number };

export type Walk = {
  world: PoolWorld;
  twin: Twin;
  acts: StakeActs & RevenueActs;
  passDay: (days?: number) => Promise<void>;
  /** The keeper as people run it, a process of its own, until it has done what is waited for. */
  runKeeper: (isDone: (done: Done) => boolean) => Promise<Done>;
  stop: () => Promise<void>;
};

export const tokens = (whole: number) => parseEther(String(whole));

export type WalkOptions = PoolWorldOptions & {
  /** The hands of whom the walk is told of; by default they call the contracts like everybody's. */
  createHands?: (world: PoolWorld) => Hands;
};

export async function startWalk({ createHands, ...options }: WalkOptions = {}): Promise<Walk> {
  const world = await startPoolWorld(options);
  const folder = await createTemporaryFolder('walk');
  const own = createHands?.(world);
  const handsOf = (who: Walker) => (who === 'demo' && own ? own : createCallHands(world, who));
  const key = generatePrivateKey();
  await world.chain.setBalance(privateKeyToAddress(key), parseEther('1'));
  const holders = nameHolders(world, privateKeyToAddress(key));
  const model = createModel({
    holders: worldHolders.map(({ person, liquid, staked }) => ({
      person,
      liquid: tokens(liquid),
      staked: tokens(staked),
    })),
    coins: tokens(10_000_000),
    depth: tokens(300_000),
    maker: marketMaker,
    times: await readTimes(world),
  });
  const twin = createTwin({ world, model, holders, tokens: nameTokens(world) });
  const children = new Set<Child>();
  return {
    world,
    twin,
    acts: { ...createStakeActs(twin, handsOf), ...createRevenueActs(twin, handsOf) },
    passDay: (days = 1) => world.chain.increaseTime(days * dayInSeconds),
    runKeeper: async (isDone) => {
      const keeper = await startKeeper(world, { key, state: join(folder.path, 'state') });
      children.add(keeper);
      const done = await follow(twin, keeper, isDone);
      await keeper.stop();
      return done(await twin.followKeepers());
    },
    stop: async () => {
      for (const child of children) await child.stop();
      await world.chain.stop();
      await folder.remove();
    },
  };
}

async function startKeeper(
  { chain, launched }: PoolWorld,
  { key, state }: { key: string; state: string },
): Promise<Child> {
  return await startChild({
    command: process.execPath,
    args: [
      ...['--import', 'tsx', 'scripts/keeper/main.ts', '--rpc', chain.rpcUrl],
      ...['--max-spend', '0.5', '--every', '1', '--state', state],
      ...['--token-price', `${launched.token}=1000000000000000`],
    ],
    env: { ...process.env, COMMONWEIGHT_KEEPER_KEY: key },
  });
}

/** Gives what adds the last of it. */
async function follow(
  twin: Twin,
  keeper: Child,
  isDone: (done: Done) => boolean,
): Promise<(last: Done) => Done> {
  let sum: Done = { samples: 0, moves: 0 };
  const add = ({ samples, moves }: Done) => {
    sum = { samples: sum.samples + samples, moves: sum.moves + moves };
    return sum;
  };
  const what = { what: 'the keeper does its work', timeoutMs: 20_000, intervalMs: 100 };
  await until(async () => isDone(add(await twin.followKeepers())), what).catch((cause: unknown) => {
    throw new Error(`The keeper said:\n${keeper.output()}`, { cause });
  });
  return add;
}

function nameHolders(world: PoolWorld, keeper: Address): ReadonlyMap<string, Address> {
  const { launched, market, adapters } = world;
  return new Map([
    ...nameWalkers(),
    ['keeper', keeper],
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

function nameTokens({ launched, market }: PoolWorld): ReadonlyMap<string, Address> {
  return new Map([
    ['model', launched.token],
    ['coin', market.coin],
    ['share', launched.vault],
    ['desk share', market.desk],
    ['liquidity', market.pair],
  ]);
}

async function readTimes({ chain, launched, market, adapters }: PoolWorld): Promise<Times> {
  const client = createClient({ transport: http(chain.rpcUrl) });
  const { timestamp } = await getBlock(client, { blockNumber: launched.blockNumber });
  const reserves = { address: market.pair, abi: pairAbi, functionName: 'getReserves' } as const;
  const [, , mintedAt] = await readContract(client, reserves);
  const watchedAt = await readContract(client, {
    address: adapters.pair,
    abi: parseAbi(['function watchedSince() view returns (uint48)']),
    functionName: 'watchedSince',
  });
  return { launchedAt: timestamp, mintedAt: BigInt(mintedAt), watchedAt: BigInt(watchedAt) };
}
