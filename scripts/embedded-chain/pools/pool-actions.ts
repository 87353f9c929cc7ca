/** What a vote does to turn pools on, as calls of the timelock. Encoded from the ABIs alone. */
import {
  type Address,
  decodeFunctionResult,
  encodeFunctionData,
  type Hex,
  maxUint128,
  parseAbi,
  parseEventLogs,
} from 'viem';
import { adapterFactoryAbi } from '@/contracts/abi/adapter-factory';
import { poolAllocatorAbi } from '@/contracts/abi/pool-allocator';
import { stakeVaultAbi } from '@/contracts/abi/stake-vault';
import deployments from '@/contracts/deployments.json';
import { callRpc } from '../json-rpc';
import type { Action, Adapters, Launched } from '../seed-types';
import { type Receipt, sendTransaction } from '../sender';
import type { Market, Trader } from './market';

/** Basis points of the stake, seconds, growth per year with 18 decimals, smallest units. */
export type PoolSettings = {
  limits: {
    maxDeployedBps: number;
    idleFloorBps: number;
    penaltyBps: number;
    maxRatePerYear: bigint;
  };
  /** How much of the stake may lie in one pool. */
  poolBps: number;
  deskLossBps: number;
  pairLossBps: number;
  policy: {
    minEdge: bigint;
    scoreWindowSeconds: number;
    cooldownSeconds: number;
    minHoldSeconds: number;
    moveWindowSeconds: number;
    maxMoveBps: number;
    tipBps: number;
    maxTip: bigint;
    pokeTip: bigint;
  };
};

export const poolAllocator = deployments.addresses.poolAllocator as Address;
const poolAdapterAbi = parseAbi(['function riskId() view returns (bytes32)']);
const adapterFactory = deployments.addresses.adapterFactory as Address;

/** Adapters for both pools of a market; the pair is watched from now on. */
export async function createAdapters(
  { rpcUrl, from }: Trader,
  of: { vault: Address; market: Market; minDepth: bigint },
): Promise<Adapters> {
  const { vault, market } = of;
  const settings = { minDepth: of.minDepth, minAgeSeconds: 1800, maxDeviationBps: 500 };
  const make = async (data: Hex) =>
    readAdapter(await sendTransaction(rpcUrl, { from, to: adapterFactory, data }));
  const desk = await make(
    encodeFunctionData({
      abi: adapterFactoryAbi,
      functionName: 'createERC4626',
      args: [vault, market.desk],
    }),
  );
  const pair = await make(
    encodeFunctionData({
      abi: adapterFactoryAbi,
      functionName: 'createUniV2',
      args: [vault, market.pair, settings],
    }),
  );
  const [deskRisk, pairRisk] = await Promise.all([
    readRiskId(rpcUrl, desk),
    readRiskId(rpcUrl, pair),
  ]);
  return { desk, pair, deskRisk, pairRisk };
}

/** All calls of the vote. */
export function encodePoolsOn(of: {
  launched: Launched;
  adapters: Adapters;
  settings: PoolSettings;
}): readonly Action[] {
  const { launched, adapters, settings } = of;
  const risks = [adapters.deskRisk, adapters.pairRisk];
  const call = (calldata: Hex, target = launched.vault): Action => ({
    target,
    value: 0n,
    calldata,
  });
  const abi = stakeVaultAbi;
  const cap = { absoluteCap: maxUint128, relativeCapBps: settings.poolBps };
  const setPool = (adapter: Address, maxLossBps: number) =>
    call(
      encodeFunctionData({
        abi,
        functionName: 'setPool',
        args: [adapter, { ...cap, maxLossBps }],
      }),
    );
  return [
    call(encodeFunctionData({ abi, functionName: 'setAllocator', args: [poolAllocator] })),
    call(encodeFunctionData({ abi, functionName: 'setPoolLimits', args: [settings.limits] })),
    ...risks.map((id) =>
      call(encodeFunctionData({ abi, functionName: 'setRiskCap', args: [id, cap] })),
    ),
    setPool(adapters.desk, settings.deskLossBps),
    setPool(adapters.pair, settings.pairLossBps),
    call(
      encodeFunctionData({
        abi: poolAllocatorAbi,
        functionName: 'setPolicy',
        args: [launched.vault, settings.policy],
      }),
      poolAllocator,
    ),
  ];
}

function readAdapter({ logs }: Receipt): Address {
  const [event] = parseEventLogs({ abi: adapterFactoryAbi, eventName: 'AdapterCreated', logs });
  if (!event) throw new Error('The factory emitted no AdapterCreated.');
  return event.args.adapter;
}

async function readRiskId(rpcUrl: string, adapter: Address): Promise<Hex> {
  const ask = { abi: poolAdapterAbi, functionName: 'riskId' } as const;
  const data = (await callRpc(rpcUrl, 'eth_call', [
    { to: adapter, data: encodeFunctionData(ask) },
    'latest',
  ])) as Hex;
  return decodeFunctionResult({ ...ask, data });
}
