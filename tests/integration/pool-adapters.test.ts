/**
 * A pool from its address to the list, on a node with Uniswap V2's own bytecode: looked at, built, voted through, and its
 * adapter then one that the factory tells. And an incentive ended by vote, with what was not spent back in the treasury.
 */
import {
  type Address,
  encodeFunctionData,
  erc20Abi,
  getAddress,
  type Hex,
  hexToString,
  parseEther,
  zeroAddress,
} from 'viem';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { adapterFactoryAbi } from '@/contracts/abi/adapter-factory';
import { poolAllocatorAbi } from '@/contracts/abi/pool-allocator';
import { createPoolHandlers } from '@/entrypoints/background/handlers/pools';
import { deployment } from '@/lib/chain/deployment';
import { getAdapter } from '@/lib/chain/pool-adapters';
import type { RecordId } from '@/lib/model/ids';
import type { PairSettings, PoolLook } from '@/lib/model/pools';
import type { ParsedOf } from '@/lib/protocol/messages';
import { compile, readInput } from '@/scripts/contracts/solidity';
import { getAddressOf } from '@/scripts/embedded-chain/accounts';
import { loadDemoContract } from '@/scripts/embedded-chain/pools/demo-contracts';
import {
  deployDemoContract,
  type Market,
  openMarket,
  pairAbi,
  pay,
} from '@/scripts/embedded-chain/pools/market';
import { sendTransaction } from '@/scripts/embedded-chain/sender';
import { ownPage } from '@/tests/helpers/acting-worker';
import { startComposingWorker } from '@/tests/helpers/composing-worker';
import { listActions, passProposal } from '@/tests/helpers/pass-proposal';
import { createWorld, holder, type World } from '@/tests/helpers/world';

type Intent = ParsedOf<'proposal.build'>['intents'][number];

const settings: PairSettings = {
  minDepth: parseEther('10'),
  minAgeSeconds: 3_600n,
  maxDeviationBps: 300n,
};
const caps = { absoluteCap: parseEther('50'), relativeCapBps: 2_500n, maxLossBps: 60n };

let world: World;
let record: RecordId;
let market: Market;
let worker: Awaited<ReturnType<typeof startWorker>>;

const trader = () => ({ rpcUrl: world.chain.rpcUrl, from: getAddressOf('ada') });

beforeAll(async () => {
  world = await createWorld();
  record = { chainId: world.chain.chainId, registry: world.registry, id: world.model.id };
  const { token } = world.model;
  market = await openMarket(trader(), {
    token,
    coins: parseEther('100000'),
    depth: parseEther('40'),
  });
  await pay(trader(), { token, to: world.model.timelock, amount: parseEther('20') });
  await world.chain.increaseTime(10);
});
afterAll(() => world?.chain.stop());
beforeEach(async () => {
  worker = await startWorker();
});

async function startWorker() {
  const { acting, handlers } = await startComposingWorker(world.chain.rpcUrl);
  return { ...handlers, ...createPoolHandlers(acting) };
}

const look = (address: Address, pair: PairSettings | null = null) =>
  worker['pool.look']({ record, address, settings: pair }, ownPage);

async function lookFit(address: Address, pair: PairSettings | null = null) {
  const found = await look(address, pair);
  if (found.status === 'unfit') throw new Error(found.code);
  return found;
}

const build = (...intents: Intent[]) => worker['proposal.build']({ record, intents }, ownPage);

/** Builds, sees that it would work, and passes it. */
async function pass(title: string, ...intents: Intent[]) {
  const built = await build(...intents);
  expect(built.simulation).toEqual({ status: 'ok', method: 'eth_simulateV1' });
  await passProposal({ worker, world, record }, { built, description: `# ${title}` });
  return built;
}

async function read(to: Address, data: Hex): Promise<Hex> {
  return (await world.chain.rpc('eth_call', [{ to, data }, 'latest'])) as Hex;
}

async function readKind(adapter: Address): Promise<string> {
  const ask = { abi: adapterFactoryAbi, functionName: 'kindOf', args: [adapter] } as const;
  return hexToString(await read(deployment.adapterFactory, encodeFunctionData(ask)), { size: 32 });
}

async function readBalance(account: Address): Promise<bigint> {
  const ask = { abi: erc20Abi, functionName: 'balanceOf', args: [account] } as const;
  return BigInt(await read(world.model.token, encodeFunctionData(ask)));
}

const readStake = () => worker['pools.read']({ record }, ownPage);

/** A contract of the forge tests, where pools and tokens misbehave. */
function deployTestContract(name: 'TestPool' | 'QuoteToken', args: readonly unknown[]) {
  const source = `test/helpers/${name}.sol`;
  const found = compile(readInput([source])).artifacts.find((one) => one.name === name);
  if (!found) throw new Error(`No ${name} was compiled.`);
  return deployDemoContract(trader(), found, args);
}

const sendAda = (to: Address, data: Hex) => {
  const { rpcUrl, from } = trader();
  return sendTransaction(rpcUrl, { from, to, data });
};

/** A pair of two tokens by the same exchange, with as much of each. */
async function openPair(tokens: readonly [Address, Address], amount: bigint): Promise<Address> {
  const factory = `0x${(await read(market.pair, '0xc45a0155')).slice(-40)}` as const;
  const create = { abi: pairAbi, functionName: 'createPair', args: tokens } as const;
  await sendAda(factory, encodeFunctionData(create));
  const ask = { abi: pairAbi, functionName: 'getPair', args: tokens } as const;
  const pair = `0x${(await read(factory, encodeFunctionData(ask))).slice(-40)}` as const;
  for (const token of tokens) await pay(trader(), { token, to: pair, amount });
  const mint = { abi: pairAbi, functionName: 'mint', args: [trader().from] } as const;
  await sendAda(pair, encodeFunctionData(mint));
  return pair;
}

describe('pool.look', () => {
  test('default: an ERC-4626 vault, with the adapter it would have, tried in and out', async () => {
    const found = await lookFit(market.desk);
    expect(found).toMatchObject({
      ...{ kind: 'erc4626', isAdapter: false, pool: market.desk, held: 0n },
      ...{ name: 'Demo lending desk', symbol: 'DESK', trial: { status: 'ok' } },
    });
    expect(await readKind(found.adapter ?? zeroAddress)).toBe('\0');
  });

  test('args: a pair without settings has no adapter yet, and another with each', async () => {
    const open = await lookFit(market.pair);
    expect(open).toMatchObject({
      ...{ kind: 'uniswap-v2', adapter: null, trial: null, held: parseEther('40') },
      ...{ name: 'Demo coin', symbol: 'COIN' },
    });
    const set = await lookFit(market.pair, settings);
    const other = await lookFit(market.pair, { ...settings, minAgeSeconds: 7_200n });
    expect(set.trial).toEqual({ status: 'ok', method: 'eth_simulateV1' });
    expect(set.adapter).not.toBe(other.adapter);
    expect(set.riskId).toBe(other.riskId);
  });

  test.each<[string, () => Address | Promise<Address>, PoolLook]>([
    ['an account', () => holder, { status: 'unfit', code: 'no-code' }],
    ['the token', () => world.model.token, { status: 'unfit', code: 'not-pool' }],
    ['the vault itself', () => world.model.vault, { status: 'unfit', code: 'own-vault' }],
    [
      'a vault of another token',
      () => deployDemoContract(trader(), loadDemoContract('DemoPool'), [market.coin]),
      { status: 'unfit', code: 'wrong-asset' },
    ],
    [
      'a pair of other tokens',
      async () => {
        const coin = loadDemoContract('DemoCoin');
        const other = await deployDemoContract(trader(), coin, [parseEther('9')]);
        return openPair([market.coin, other], parseEther('1'));
      },
      { status: 'unfit', code: 'wrong-asset' },
    ],
  ])('error: %s', async (_, getAddress, expected) => {
    expect(await look(await getAddress())).toEqual(expected);
  });

  test("error: an adapter of another model's vault", async () => {
    const desk = await deployDemoContract(trader(), loadDemoContract('DemoPool'), [
      world.model.token,
    ]);
    const args = [market.desk, desk] as const;
    const make = { abi: adapterFactoryAbi, functionName: 'createERC4626', args } as const;
    const data = encodeFunctionData(make);
    const adapter = `0x${(await read(deployment.adapterFactory, data)).slice(-40)}` as const;
    await sendAda(deployment.adapterFactory, data);
    expect(await look(adapter)).toEqual({ status: 'unfit', code: 'other-vault' });
  });

  test('behaviour: what would go wrong when stake goes in is found out on a copy', async () => {
    const { token } = world.model;
    const trial = async (address: Address, pair: PairSettings | null = null) =>
      (await lookFit(address, pair)).trial;
    const waiting = await deployTestContract('TestPool', [token]);
    await sendAda(waiting, `0x4fc3f41a${'60'.padStart(64, '0')}`);
    expect(await trial(waiting)).toMatchObject({ code: 'revert.pool_cooldown' });
    const deep = { ...settings, minDepth: parseEther('41') };
    expect(await trial(market.pair, deep)).toMatchObject({ code: 'revert.pool_shallow' });
    const taking = await deployTestContract('QuoteToken', []);
    const pair = await openPair([token, taking], parseEther('20'));
    expect(await trial(pair, settings)).toMatchObject({ status: 'ok' });
    await sendAda(taking, `0x69fe0e2d${'64'.padStart(64, '0')}`);
    expect(await trial(pair, settings)).toMatchObject({ code: 'revert.transfer_fee' });
  });
});

const kind = 'pools';
const week = 7n * 86_400n;

/** What a vote needs so that stake may move at all. */
function turnOn(riskId: Hex): Intent[] {
  const { absoluteCap, relativeCapBps } = caps;
  return [
    { kind, change: 'switch-on' },
    { kind, change: 'risk-cap', riskId, absoluteCap, relativeCapBps },
    {
      ...{ kind, change: 'limits', maxDeployedBps: 4_000n, idleFloorBps: 1_000n },
      ...{ penaltyBps: 100n, maxRatePerYear: parseEther('1') },
    },
    {
      ...{ kind, change: 'policy', minEdge: 0n, scoreWindowSeconds: 86_400n },
      ...{ cooldownSeconds: 0n, minHoldSeconds: week, moveWindowSeconds: 3_600n },
      ...{ maxMoveBps: 10_000n, tipBps: 0n, maxTip: 0n, pokeTip: 0n },
    },
  ];
}

const asKeeper = (functionName: 'poke' | 'rebalance', args: readonly unknown[]) =>
  sendAda(
    deployment.poolAllocator,
    encodeFunctionData({ abi: poolAllocatorAbi, functionName, args } as never),
  );

describe('pools by vote', () => {
  let desk: Address;
  let pair: Address;

  test('default: one proposal makes both adapters and lists them', async () => {
    const vaultPool = await lookFit(market.desk);
    const pairPool = await lookFit(market.pair, settings);
    [desk, pair] = [vaultPool.adapter ?? zeroAddress, pairPool.adapter ?? zeroAddress];
    const built = await pass(
      'Two pools',
      ...turnOn(vaultPool.riskId ?? '0x'),
      { kind, change: 'add', pool: market.desk, pair: null, ...caps },
      { kind, change: 'add', pool: market.pair, pair: settings, ...caps },
    );
    expect(built.actions.at(-1)).toMatchObject({
      before: {
        target: { name: 'AdapterFactory', code: 'own' },
        decoded: { kind: 'known', functionName: 'createUniV2' },
        warnings: [],
      },
      decoded: { functionName: 'setPool', arguments: [{ exact: pair }, ...Array(3).fill({})] },
    });
    expect(await readKind(desk)).toMatch(/^erc4626\0*$/);
    expect(await readKind(pair)).toMatch(/^uniswap-v2\0*$/);
    const { pools } = await readStake();
    expect(pools).toMatchObject([
      {
        adapter: desk,
        target: getAddress(market.desk),
        kind: 'erc4626',
        ...caps,
        riskId: vaultPool.riskId,
      },
      {
        adapter: pair,
        target: getAddress(market.pair),
        kind: 'uniswap-v2',
        ...caps,
        riskId: pairPool.riskId,
      },
    ]);
  });

  test('behaviour: an adapter that is there is known as what it is; made again it is the same', async () => {
    expect(await lookFit(pair)).toMatchObject({
      ...{ isAdapter: true, kind: 'uniswap-v2', adapter: pair, pool: getAddress(market.pair) },
      // What lies on the pair's other side.
      name: 'Demo coin',
    });
    const less = { ...caps, absoluteCap: parseEther('30') };
    await pass('Less', { kind, change: 'add', pool: market.desk, pair: null, ...less });
    const { pools } = await readStake();
    expect(pools).toHaveLength(2);
    expect(pools[0]).toMatchObject({ adapter: desk, absoluteCap: parseEther('30') });
  });

  test('behaviour: a pair that was not watched for long yet is tried as it will be', async () => {
    const careful = { ...settings, minAgeSeconds: week };
    const made = getAdapter(world.model.vault, market.pair, careful);
    await sendAda(deployment.adapterFactory, made.calldata);
    expect(await lookFit(made.adapter)).toMatchObject({ isAdapter: true, trial: { status: 'ok' } });
  });

  test('error: a vault of another token is told before it is proposed', async () => {
    const other = await deployDemoContract(trader(), loadDemoContract('DemoPool'), [market.coin]);
    const { simulation } = await build({ kind, change: 'add', pool: other, pair: null, ...caps });
    expect(simulation).toMatchObject({ status: 'reverts', code: 'revert.pool_asset' });
  });

  test('behaviour: an incentive is ended before its day; stakers keep what it earned, the rest comes back', async () => {
    const { vault, timelock } = world.model;
    const { timestamp } = await readStake();
    const endsAt = timestamp + 365n * 86_400n;
    const incentive = { ratePerYear: parseEther('0.5'), target: parseEther('20'), endsAt };
    await pass(
      'An incentive',
      { kind, change: 'fund', amount: parseEther('15') },
      { kind, change: 'programme', adapter: desk, ...incentive },
    );
    await asKeeper('poke', [vault, desk]);
    await world.chain.increaseTime(86_400);
    await asKeeper('poke', [vault, desk]);
    await asKeeper('rebalance', [vault, zeroAddress, desk, parseEther('10')]);
    await world.chain.increaseTime(Number(4n * week));
    const before = { held: await readBalance(timelock), state: await readStake() };
    expect(before.state.pools[0]?.programme).toEqual(incentive);
    const built = await pass('It is over', {
      ...{ kind, change: 'end', adapter: desk, amount: parseEther('12') },
    });
    expect(listActions(built).map(({ target }) => target)).toEqual(
      Array(2).fill(deployment.poolAllocator),
    );
    const after = await readStake();
    expect(after.pools[0]?.programme).toBeNull();
    expect(await readBalance(timelock)).toBe(before.held + parseEther('12'));
    // Half a year's rate on 10 tokens for four weeks and the time of the vote.
    const paid = before.state.budget - after.budget - parseEther('12');
    expect(paid).toBeGreaterThan(parseEther('0.38'));
    expect(paid).toBeLessThan(parseEther('0.4'));
    await world.chain.increaseTime(Number(week));
    await asKeeper('poke', [vault, desk]);
    expect((await readStake()).budget).toBe(after.budget);
  });

  test('error: more than the budget has is told before it is proposed', async () => {
    const { budget } = await readStake();
    const { simulation } = await build({
      ...{ kind, change: 'end', adapter: null, amount: budget + 1n },
    });
    expect(simulation).toMatchObject({ status: 'reverts', code: 'revert.budget' });
  });
});
