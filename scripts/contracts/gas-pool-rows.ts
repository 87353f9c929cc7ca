// Rows of the gas report about pools: a vault with two ERC-4626 pools and a Uniswap V2 pair, all three in use.
import {
  type Address,
  concatHex,
  type Hex,
  parseAbi,
  parseEther,
  parseEventLogs,
  toHex,
  zeroAddress,
} from 'viem';
import {
  readContract,
  sendTransaction,
  waitForTransactionReceipt,
  writeContract,
} from 'viem/actions';
import { adapterFactoryAbi } from '@/contracts/abi/adapter-factory';
import { modelTokenAbi } from '@/contracts/abi/model-token';
import { poolAllocatorAbi } from '@/contracts/abi/pool-allocator';
import { stakeVaultAbi } from '@/contracts/abi/stake-vault';
import { createScriptClient, type ScriptClient } from './client';
import { launch } from './gas-rows';
import type { Call, Scene } from './gas-scene';
import type { LaunchedModel } from './launch-model';
import { createPair, deployQuoteToken, deployUniswapV2 } from './uniswap-v2';

const day = 86_400;
const idle = zeroAddress;

type Stage = {
  model: LaunchedModel;
  timelock: ScriptClient;
  onVault: (functionName: string, ...args: readonly unknown[]) => Call;
  onAllocator: (functionName: string, ...args: readonly unknown[]) => Call;
};

export async function poolRows(scene: Scene): Promise<void> {
  const { send, people, chain } = scene;
  const { bob } = people;
  const stage = await prepare(scene);
  const { model, onAllocator } = stage;
  const [first, second] = [await make4626(scene, stage), await make4626(scene, stage)];
  const pair = await makeUniV2(scene, stage);
  for (const adapter of [first, second, pair]) await list(scene, stage, adapter);
  const poke = (adapter: Address) => onAllocator('poke', model.vault, adapter);
  const move = (from: Address, to: Address, amount: string) =>
    onAllocator('rebalance', model.vault, from, to, parseEther(amount));
  const pokeAll = async () => {
    for (const adapter of [first, second, pair]) await send(bob, poke(adapter));
    await chain.increaseTime(day);
  };
  await pokeAll();
  await send(bob, poke(first), 'poke an ERC-4626 pool (a new sample, a tip)');
  await send(bob, poke(pair), 'poke a Uniswap V2 pair (a new sample, a tip)');
  await send(bob, poke(second));
  await send(bob, move(idle, first, '20'), 'move idle stake into an ERC-4626 pool');
  await send(bob, move(idle, pair, '5'), 'move idle stake into a Uniswap V2 pair');
  await chain.increaseTime(31 * day);
  await pokeAll();
  for (const adapter of [first, second, pair]) await send(bob, poke(adapter));
  await setRate(scene, stage, second, '1');
  await send(bob, move(first, second, '10'), 'move stake between ERC-4626 pools');
  await ownRows(scene, stage, second);
  await holderRows(scene, stage, [first, pair]);
}

/** What such a pool takes by itself, of whoever comes and goes. */
async function ownRows({ send, people }: Scene, { model }: Stage, adapter: Address): Promise<void> {
  const { alice } = people;
  const pool = await readContract(alice, {
    ...{
      address: adapter,
      abi: parseAbi(['function pool() view returns (address)']),
      functionName: 'pool',
    },
  });
  const amount = parseEther('1');
  const approve = { address: model.token, abi: modelTokenAbi, functionName: 'approve' };
  await send(alice, { ...approve, args: [pool, amount] });
  const onPool = { address: pool, abi: stakeVaultAbi };
  const to = alice.account.address;
  await send(
    alice,
    { ...onPool, functionName: 'deposit', args: [amount, to] },
    'go into such an ERC-4626 pool without us',
  );
  await send(alice, { ...onPool, functionName: 'redeem', args: [amount, to, to] }, 'and out of it');
}

/** What holders do while three pools are in use. */
async function holderRows(
  { send, people, chain }: Scene,
  { onVault }: Stage,
  [first, pair]: readonly [Address, Address],
): Promise<void> {
  const { alice, bob } = people;
  await send(alice, onVault('deposit', parseEther('10'), alice.account.address));
  await chain.increaseTime(12);
  await send(
    alice,
    onVault('deposit', parseEther('10'), alice.account.address),
    'stake more, three pools in use',
  );
  await send(bob, onVault('book'), 'book the pools’ values');
  await send(
    alice,
    onVault('forceDeallocate', first, parseEther('2'), 0n),
    'force stake out of an ERC-4626 pool',
  );
  await send(
    alice,
    onVault('forceDeallocate', pair, parseEther('1'), 0n),
    'force stake out of a Uniswap V2 pair',
  );
  await send(alice, onVault('requestUnstake', parseEther('319')));
  await chain.increaseTime(day);
  await send(
    alice,
    onVault('claimUnstake', 1n, alice.account.address),
    'claim the unstaked, taken from pools',
  );
}

/** A launched model whose timelock can be made to act, with a policy and a budget. */
async function prepare(scene: Scene): Promise<Stage> {
  const { chain, addresses, people, send } = scene;
  const model = await launch(scene, 'huggingface.co/acme/with-pools');
  await chain.rpc('anvil_impersonateAccount', [model.timelock]);
  await chain.rpc('anvil_setBalance', [model.timelock, toHex(parseEther('10'))]);
  const timelock = createScriptClient({ rpcUrl: chain.rpcUrl, signer: model.timelock });
  const callOf =
    (address: Address, abi: Call['abi']) =>
    (functionName: string, ...args: readonly unknown[]): Call => ({
      ...{ address, abi, functionName, args },
    });
  const onVault = callOf(model.vault, stakeVaultAbi);
  const onAllocator = callOf(addresses.poolAllocator, poolAllocatorAbi);
  const limits = {
    ...{ maxDeployedBps: 5000, idleFloorBps: 1000, penaltyBps: 100 },
    maxRatePerYear: parseEther('1'),
  };
  await send(timelock, onVault('setPoolLimits', limits), 'set a vault’s pool limits');
  await send(timelock, onVault('setAllocator', addresses.poolAllocator));
  const policy = {
    ...{ minEdge: parseEther('0.01'), scoreWindowSeconds: day, cooldownSeconds: 6 * 3600 },
    ...{ minHoldSeconds: 30 * day, moveWindowSeconds: day, maxMoveBps: 2000, tipBps: 10 },
    ...{ maxTip: parseEther('1'), pokeTip: parseEther('0.01') },
  };
  await send(timelock, onAllocator('setPolicy', model.vault, policy), 'set a policy');
  const approve = { address: model.token, abi: modelTokenAbi, functionName: 'approve' };
  const budget = parseEther('50');
  await send(people.bob, { ...approve, args: [addresses.poolAllocator, budget] });
  await send(people.bob, onAllocator('fund', model.vault, budget), 'fund a budget');
  await send(people.alice, { ...approve, args: [model.vault, budget] });
  return { model, timelock, onVault, onAllocator };
}

async function list(scene: Scene, stage: Stage, adapter: Address): Promise<void> {
  const { model, timelock, onVault } = stage;
  const rules = { absoluteCap: parseEther('100'), relativeCapBps: 3000, maxLossBps: 80 };
  const isFirst = !scene.rows.some(({ what }) => what === 'list a pool');
  const setPool = onVault('setPool', adapter, rules);
  await scene.send(timelock, setPool, isFirst ? 'list a pool' : undefined);
  const { riskId } = await readContract(timelock, {
    ...{ address: model.vault, abi: stakeVaultAbi, functionName: 'poolOf', args: [adapter] },
  });
  await scene.send(
    timelock,
    onVault('setRiskCap', riskId, { absoluteCap: parseEther('100'), relativeCapBps: 5000 }),
  );
  await setRate(scene, stage, adapter, '0.5');
}

async function setRate(scene: Scene, stage: Stage, adapter: Address, rate: string): Promise<void> {
  const programme = {
    ratePerYear: parseEther(rate),
    target: parseEther('100'),
    endsAt: 4_000_000_000,
  };
  await scene.send(
    stage.timelock,
    stage.onAllocator('setProgramme', stage.model.vault, adapter, programme),
  );
}

/** A clone of the vault's own code over the same token, without a cooldown: an ERC-4626 pool like any other. */
async function make4626(scene: Scene, { model }: Stage): Promise<Address> {
  const { alice } = scene.people;
  const code: Hex = concatHex([
    '0x3d602d80600a3d3981f3363d3d373d3d3d363d73',
    scene.addresses.stakeVault,
    '0x5af43d82803e903d91602b57fd5bf3',
  ]);
  const hash = await sendTransaction(alice, { data: code, chain: null });
  const { contractAddress: pool } = await waitForTransactionReceipt(alice, { hash });
  if (!pool) throw new Error(`The deployment ${hash} made no pool.`);
  const args = [model.token, 'Pool', 'POOL', model.timelock, zeroAddress, 0];
  await scene.send(alice, { address: pool, abi: stakeVaultAbi, functionName: 'initialize', args });
  return await makeAdapter(scene, 'createERC4626', [model.vault, pool]);
}

async function makeUniV2(scene: Scene, { model }: Stage): Promise<Address> {
  const { alice } = scene.people;
  const exchange = await deployUniswapV2(alice);
  const quote = await deployQuoteToken(alice, parseEther('1000'));
  const amount = parseEther('200');
  const pair = await createPair(alice, exchange, [
    { token: model.token, amount },
    { token: quote, amount },
  ]);
  const settings = { minDepth: amount / 2n, minAgeSeconds: 3600, maxDeviationBps: 200 };
  return await makeAdapter(scene, 'createUniV2', [model.vault, pair, settings]);
}

async function makeAdapter(
  { addresses, people, rows }: Scene,
  functionName: 'createERC4626' | 'createUniV2',
  args: readonly unknown[],
): Promise<Address> {
  const { alice } = people;
  const call: Call = {
    ...{ address: addresses.adapterFactory, abi: adapterFactoryAbi },
    ...{ functionName, args },
  };
  const request = { ...call, chain: null };
  const hash = await writeContract(alice, request as Parameters<typeof writeContract>[1]);
  const { logs, gasUsed } = await waitForTransactionReceipt(alice, { hash });
  const [made] = parseEventLogs({ abi: adapterFactoryAbi, eventName: 'AdapterCreated', logs });
  if (!made) throw new Error(`${functionName} made no adapter.`);
  const what = `make an adapter (${functionName})`;
  if (!rows.some((row) => row.what === what)) rows.push({ what, gas: gasUsed });
  return made.args.adapter;
}
