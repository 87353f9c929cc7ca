/**
 * How a supply is handed out: in the launch itself, or the greater part as a list that its accounts claim from. Whoever
 * has staked tokens gets everything in the launch, since votes from the first second cannot be claimed later. Pure.
 */
import type { Hex } from 'viem';
import type { Holder } from '@/lib/model/registration';
import { type AllocationEntry, buildAllocation } from './allocation';

export type AllocationList = { root: Hex; amount: bigint; claimUntil: number };

export type Distribution = {
  /** Served by the launch. */
  direct: readonly Holder[];
  /** Served by the list, in its order; empty for none. */
  listed: readonly AllocationEntry[];
  /** What the launch is given of the list; null for none. */
  allocation: AllocationList | null;
};

/** Hands out. `claimUntil` is the last second of the claims; null serves everybody in the launch. */
export function distribute(holders: readonly Holder[], claimUntil: number | null): Distribution {
  if (claimUntil === null) return { direct: holders, listed: [], allocation: null };
  const listed = listClaimants(holders);
  if (listed.length === 0) return { direct: holders, listed, allocation: null };
  const direct = holders.filter(({ staked }) => staked > 0n);
  const { root, amount } = buildAllocation(listed);
  return { direct, listed, allocation: { root, amount, claimUntil } };
}

/** Those who claim: everybody without staked tokens. */
export function listClaimants(holders: readonly Holder[]): readonly AllocationEntry[] {
  return holders
    .filter(({ staked }) => staked === 0n)
    .map(({ account, amount }) => ({ account, amount }));
}
