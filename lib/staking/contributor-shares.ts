import type { Address } from 'viem';
import type { ContributorShares, Revenue } from '@/lib/model/revenue';

const largestMax = 3;

/** What each account weighs that still earns; null where nobody does. */
export function toContributorShares({
  splits,
  credited,
  totalWeight,
}: Pick<Revenue, 'splits' | 'credited' | 'totalWeight'>): ContributorShares | null {
  if (totalWeight === 0n) return null;
  const weights = new Map<Address, bigint>();
  for (const { status, account, weight } of credited) {
    if (status === 'credited') weights.set(account, (weights.get(account) ?? 0n) + weight);
  }
  const largest = [...weights]
    .map(([account, weight]) => ({ account, weight }))
    .sort((a, b) => (a.weight < b.weight ? 1 : -1))
    .slice(0, largestMax);
  return { partBps: splits?.contributorsBps ?? 0, totalWeight, largest };
}
