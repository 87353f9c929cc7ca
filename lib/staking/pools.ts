/** The part of a model's stake that lies in pools, and calls that move it. Sources: IStakePools, IPoolAllocator. */
import { type Address, encodeFunctionData, zeroAddress } from 'viem';
import { poolAllocatorAbi } from '@/lib/chain/abi/pool-allocator';
import { stakeVaultAbi } from '@/lib/chain/abi/stake-vault';
import type { Network } from '@/lib/chain/networks';
import { toKind } from '@/lib/chain/pool-adapters';
import { readStake, type StakeRead } from '@/lib/chain/pool-lens';
import type { Call } from '@/lib/model/call';
import type { Pool, StakeState } from '@/lib/model/pools';

const basisPoints = 10_000n;

/** The stake of a record. @throws {@link EndpointsDisagreeError} and endpoint errors */
export async function readStakeState(
  network: Network,
  recordId: bigint,
  now: () => number,
): Promise<StakeState> {
  const { value, at, provenance } = await readStake(network, recordId, now);
  const { allocator, isOurs, policy, limits, pools, point: _, ...amounts } = value;
  const { maxDeployedBps, idleFloorBps, penaltyBps, maxRatePerYear } = limits;
  return {
    ...amounts,
    allocator: allocator === zeroAddress ? null : allocator,
    isOurs,
    maxDeployedBps: BigInt(maxDeployedBps),
    idleFloorBps: BigInt(idleFloorBps),
    penaltyBps: BigInt(penaltyBps),
    maxRatePerYear,
    policy: isOurs ? toPolicy(policy) : null,
    pools: pools.map(toPool),
    provenance,
    timestamp: at.timestamp,
  };
}

function toPolicy(policy: StakeRead['policy']) {
  return {
    minEdge: policy.minEdge,
    scoreWindowSeconds: BigInt(policy.scoreWindowSeconds),
    cooldownSeconds: BigInt(policy.cooldownSeconds),
    minHoldSeconds: BigInt(policy.minHoldSeconds),
    moveWindowSeconds: BigInt(policy.moveWindowSeconds),
    maxMoveBps: BigInt(policy.maxMoveBps),
    tipBps: BigInt(policy.tipBps),
    maxTip: policy.maxTip,
    pokeTip: policy.pokeTip,
  };
}

function toPool({ listed, riskCap, programme, score, ...state }: StakeRead['pools'][number]): Pool {
  const { ratePerYear, target, endsAt } = programme;
  return {
    adapter: listed.adapter,
    riskId: listed.riskId,
    booked: listed.booked,
    absoluteCap: listed.absoluteCap,
    relativeCapBps: listed.relativeCapBps,
    maxLossBps: listed.maxLossBps,
    riskAbsoluteCap: riskCap.absoluteCap,
    riskRelativeCapBps: BigInt(riskCap.relativeCapBps),
    target: state.target,
    kind: toKind(state.kind),
    held: state.answers ? state.held : null,
    leaving: state.leaving,
    score: state.isScored ? score : null,
    movedAt: state.movedAt,
    enteredAt: state.enteredAt,
    excess: state.excess,
    programme: endsAt === 0 ? null : { ratePerYear, target, endsAt: BigInt(endsAt) },
  };
}

/** Moves stake from one pool to another; null for idle. The allocator checks it, whoever asks. */
export function prepareRebalance(
  { allocator, vault }: { allocator: Address; vault: Address },
  move: { from: Address | null; to: Address | null; assets: bigint },
): Call {
  const args = [vault, move.from ?? zeroAddress, move.to ?? zeroAddress, move.assets] as const;
  const data = encodeFunctionData({ abi: poolAllocatorAbi, functionName: 'rebalance', args });
  return { to: allocator, data, valueWei: 0n };
}

/** Takes stake out of a pool at one's own cost; reverts when more is lost on the way than the pool's rules allow. */
export function prepareForceDeallocate(
  vault: Address,
  { adapter, assets, maxLossBps }: { adapter: Address; assets: bigint; maxLossBps: bigint },
): Call {
  const least = (assets * (basisPoints - maxLossBps)) / basisPoints;
  const args = [adapter, assets, least] as const;
  const data = encodeFunctionData({ abi: stakeVaultAbi, functionName: 'forceDeallocate', args });
  return { to: vault, data, valueWei: 0n };
}
