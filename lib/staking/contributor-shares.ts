import type { Address } from 'viem';
import type { ContributorShares, Revenue } from '@/lib/model/revenue';

const largestMax = 3;

type Read = Pick<Revenue, 'splits' | 'credited' | 'creditedCount' | 'totalWeight' | 'provenance'>;

/** What each account weighs that still earns, as far as it was looked at one by one; null where nobody earns. */
export function toContributorShares(read: Read): ContributorShares | null {
  const { splits, credited, creditedCount, totalWeight, provenance } = read;
  if (totalWeight === 0n) return null;
  const weights = new Map<Address, bigint>();
  for (const { status, account, weight } of credited) {
    if (status === 'credited') weights.set(account, (weights.get(account) ?? 0n) + weight);
  }
  const largest = [...weights]
    .map(([account, weight]) => ({ account, weight }))
    .sort((a, b) => (a.weight < b.weight ? 1 : -1))
    .slice(0, largestMax);
  const lookedAt = BigInt(credited.length) < creditedCount ? credited.length : null;
  const partBps = splits?.contributorsBps ?? null;
  return { partBps, totalWeight, largest, lookedAt, provenance };
}
