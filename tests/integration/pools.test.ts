/**
 * Stake in pools through the background's own handlers, on a node of its own: what is told of it, and a move and an exit
 * prepared with what they would give, which they then give.
 */
import { type Address, createPublicClient, encodeFunctionData, http, parseEther } from 'viem';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { modelTokenAbi } from '@/contracts/abi/model-token';
import { poolAllocatorAbi } from '@/contracts/abi/pool-allocator';
import { stakeVaultAbi } from '@/contracts/abi/stake-vault';
import { deployment } from '@/lib/chain/deployment';
import type { RecordId } from '@/lib/model/ids';
import type { PoolAction } from '@/lib/protocol/dossier-messages';
import { demoAccount, getAddressOf } from '@/scripts/embedded-chain/accounts';
import { demoChainId } from '@/scripts/embedded-chain/chain';
import { tradeRound } from '@/scripts/embedded-chain/pools/market';
import { poolAllocator } from '@/scripts/embedded-chain/pools/pool-actions';
import { ownPage, startActingWorker } from '@/tests/helpers/acting-worker';
import {
  dayInSeconds,
  fundBudget,
  marketMaker,
  type PoolWorld,
  startPoolWorld,
  turnPoolsOn,
  worldSettings,
} from '@/tests/helpers/pool-world';

const account = demoAccount.address;

let world: PoolWorld;
let record: RecordId;
let worker: Awaited<ReturnType<typeof startWorker>>;

const client = () => createPublicClient({ transport: http(world.chain.rpcUrl) });

beforeAll(async () => {
  world = await startPoolWorld();
  record = { chainId: demoChainId, registry: deployment.registry, id: world.launched.id };
});
afterAll(() => world?.chain.stop());
beforeEach(async () => {
  worker = await startWorker();
});

async function startWorker() {
  const context = await startActingWorker(world.chain.rpcUrl);
  const { createHistoryHandlers } = await import('@/entrypoints/background/handlers/history');
  const { createPoolHandlers } = await import('@/entrypoints/background/handlers/pools');
  const { createStakingHandlers } = await import('@/entrypoints/background/handlers/staking');
  const { readGovernedRecord } = await import('@/lib/chain/records');
  return {
    ...createPoolHandlers(context),
    ...createStakingHandlers(context),
    ...createHistoryHandlers({ now: Date.now }),
    readModel: async () => (await readGovernedRecord(record, Date.now)).model,
  };
}

const prepare = (action: PoolAction) => worker['pools.prepare']({ record, action }, ownPage);

/** Signs and sends what was prepared; waits for a block. */
async function send(preparedId: string): Promise<void> {
  const requestId = crypto.randomUUID();
  const sent = await worker['stake.submit']({ preparedId, requestId }, ownPage);
  if (sent.status !== 'submitted' || sent.hash === null) throw new Error('It was not sent.');
  const { status } = await client().waitForTransactionReceipt({ hash: sent.hash });
  expect(status).toBe('success');
}

const read = (address: Address, functionName: 'balanceOf' | 'totalAssets' | 'idleAssets') =>
  client().readContract({
    address,
    abi: functionName === 'balanceOf' ? modelTokenAbi : stakeVaultAbi,
    functionName,
    args: functionName === 'balanceOf' ? [account] : [],
  } as never) as Promise<bigint>;

/** With all logs read. */
async function readPast() {
  for (let looks = 0; looks < 50; looks += 1) {
    const { low, high, start, head } = await worker['history.advance']({ record }, ownPage);
    if (low <= start && high >= head) return worker['pools.history']({ record }, ownPage);
  }
  throw new Error('The logs have no end.');
}

/** Both pools listed and measured over a day in which the pair traded. */
async function measure(): Promise<void> {
  await turnPoolsOn(world);
  await fundBudget(world, marketMaker, parseEther('1000'));
  await poke();
  await world.chain.increaseTime(dayInSeconds);
  const trader = { rpcUrl: world.chain.rpcUrl, from: getAddressOf(marketMaker) };
  const { token } = world.launched;
  for (let round = 0; round < 8; round += 1) {
    await tradeRound(trader, { ...world.market, token, amount: parseEther('30000') });
  }
  await poke();
}

async function poke(): Promise<void> {
  for (const adapter of [world.adapters.desk, world.adapters.pair]) {
    const args = [world.launched.vault, adapter] as const;
    const call = { abi: poolAllocatorAbi, functionName: 'poke', args } as const;
    await world.send('farah', poolAllocator, encodeFunctionData(call));
  }
}

/** The pair's price is an average up to the block. */
function expectNearly(actual: bigint, forecast: bigint): void {
  expect(actual).toBeGreaterThan((forecast * 9999n) / 10_000n);
  expect(actual).toBeLessThan((forecast * 10_001n) / 10_000n);
}

test('error: no allocator of ours moves the stake', async () => {
  const move = { kind: 'rebalance', from: null, to: world.adapters.pair, assets: 1n } as const;
  await expect(prepare(move)).rejects.toMatchObject({ code: 'pools.no_allocator' });
});

describe('pools that are on', () => {
  beforeAll(measure);

  test('default: what is staked is told although asking pools takes more gas than other questions', async () => {
    const model = await worker.readModel();
    expect(model.stake.totalAssets).toBe(await read(world.launched.vault, 'totalAssets'));
    expect(model.stake.totalAssets).toBeGreaterThan(parseEther('599000'));
  });

  test('default: the rules that were voted, as they were', async () => {
    const { policy } = await worker['pools.read']({ record }, ownPage);
    const { minEdge, maxTip, pokeTip, ...numbers } = worldSettings.policy;
    const rules = Object.entries(numbers).map(([name, value]) => [name, BigInt(value)]);
    expect(policy).toEqual({ minEdge, maxTip, pokeTip, ...Object.fromEntries(rules) });
  });

  test('default: a move with what would arrive and the tip, which it then gives', async () => {
    const { token, vault } = world.launched;
    const { pair } = world.adapters;
    const assets = parseEther('1000');
    const { prepared, outcome } = await prepare({
      ...{ kind: 'rebalance', from: null, to: pair, assets },
    });
    expect(prepared).toMatchObject({ toName: 'PoolAllocator', simulation: { status: 'ok' } });
    expect(prepared.decoded).toMatchObject({ kind: 'known', functionName: 'rebalance' });
    if (outcome.status !== 'moves') throw new Error(`Nothing is forecast: ${outcome.status}`);
    expect(outcome.tip).toBe(parseEther('1'));
    const [held, idle] = [await read(token, 'balanceOf'), await read(vault, 'idleAssets')];
    await send(prepared.id);
    expect(await read(token, 'balanceOf')).toBe(held + outcome.tip);
    expect(await read(vault, 'idleAssets')).toBe(idle - assets);
    const state = await worker['pools.read']({ record }, ownPage);
    const found = state.pools.find(({ adapter }) => adapter === pair);
    expectNearly(found?.booked ?? 0n, outcome.arrived);
  });

  test('default: an exit with what would leave and the shares it costs, which it then takes', async () => {
    // The move before it has cooled down.
    await world.chain.increaseTime(3601);
    const { vault } = world.launched;
    const { pair: adapter } = world.adapters;
    const move = await prepare({
      ...{ kind: 'rebalance', from: null, to: adapter, assets: parseEther('1000') },
    });
    await send(move.prepared.id);
    const { prepared, outcome } = await prepare({
      ...{ kind: 'force-deallocate', adapter, assets: parseEther('100') },
    });
    expect(prepared.decoded).toMatchObject({ kind: 'known', functionName: 'forceDeallocate' });
    if (outcome.status !== 'leaves') throw new Error(`Nothing is forecast: ${outcome.status}`);
    const [shares, idle] = [await read(vault, 'balanceOf'), await read(vault, 'idleAssets')];
    await send(prepared.id);
    expectNearly((await read(vault, 'idleAssets')) - idle, outcome.out);
    // Less by what the stake grew until the block.
    const burned = shares - (await read(vault, 'balanceOf'));
    expect(burned).toBeLessThanOrEqual(outcome.burnedShares);
    expect(burned).toBeGreaterThan((outcome.burnedShares * 999n) / 1000n);
  });

  test('default: what an incentive paid, by the logs, is what its budget lost beside tips', async () => {
    const { vault } = world.launched;
    const { pair } = world.adapters;
    const endsAt = Number(await world.chain.readTime()) + 30 * dayInSeconds;
    const programme = { ratePerYear: parseEther('0.5'), target: parseEther('300'), endsAt };
    const set = { abi: poolAllocatorAbi, functionName: 'setProgramme' } as const;
    const args = [vault, pair, programme] as const;
    await world.asTimelock(poolAllocator, encodeFunctionData({ ...set, args }));
    const { budget } = await worker['pools.read']({ record }, ownPage);
    await world.chain.increaseTime(dayInSeconds);
    await poke();
    const after = await worker['pools.read']({ record }, ownPage);
    const { incentives } = await readPast();
    const paid = incentives.reduce((sum, { assets }) => sum + assets, 0n);
    expect(paid).toBeGreaterThan(0n);
    // Both samples were due.
    expect(budget - after.budget).toBe(paid + 2n * worldSettings.policy.pokeTip);
  });

  test('behaviour: a move that gains nothing is prepared as one that fails, and nothing is forecast', async () => {
    const { prepared, outcome } = await prepare({
      ...{ kind: 'rebalance', from: null, to: world.adapters.desk, assets: parseEther('1000') },
    });
    expect(outcome).toEqual({ status: 'unknown' });
    expect(prepared.simulation.status).toBe('reverts');
  });

  test('error: a pool that is not listed', async () => {
    const adapter = world.launched.token;
    const exit = { kind: 'force-deallocate', adapter, assets: 1n } as const;
    await expect(prepare(exit)).rejects.toMatchObject({ code: 'pools.unknown_pool' });
  });
});
