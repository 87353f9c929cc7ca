import { describe, expect, test } from 'vitest';
import { revenue } from '@/tests/gallery/revenue-people';
import { toContributorShares } from './contributor-shares';

const [one, two] = revenue.credited;
if (!one || !two) throw new Error('Nobody is credited.');
const [a, b, c, d] = ['a1', 'b2', 'c3', 'd4'].map((byte) => `0x${byte.repeat(20)}` as const);

describe('toContributorShares', () => {
  test('default: the largest first, those that ended left out', () => {
    expect(toContributorShares(revenue)).toEqual({
      partBps: 2_000,
      totalWeight: 400n,
      largest: [
        { account: one.account, weight: 300n },
        { account: two.account, weight: 100n },
      ],
      lookedAt: null,
      provenance: revenue.provenance,
    });
  });

  test('behaviour: several of one account count as one, and three accounts are enough', () => {
    const credited = [
      { ...one, account: a ?? '0x', weight: 1n },
      { ...one, account: b ?? '0x', weight: 4n },
      { ...one, account: c ?? '0x', weight: 3n },
      { ...one, account: d ?? '0x', weight: 2n },
      { ...one, account: a ?? '0x', weight: 6n },
    ];
    const shares = toContributorShares({ ...revenue, credited, totalWeight: 16n });
    expect(shares?.largest).toEqual([
      { account: a, weight: 7n },
      { account: b, weight: 4n },
      { account: c, weight: 3n },
    ]);
  });

  test('behaviour: nobody is nobody; a part that was not set is not a part of nothing', () => {
    expect(toContributorShares({ ...revenue, credited: [], totalWeight: 0n })).toBeNull();
    expect(toContributorShares({ ...revenue, splits: null })?.partBps).toBeNull();
    const none = revenue.splits && { ...revenue.splits, contributorsBps: 0 };
    expect(toContributorShares({ ...revenue, splits: none })?.partBps).toBe(0);
  });

  test('behaviour: where more were credited than are looked at, that is told', () => {
    const count = revenue.credited.length;
    const more = { ...revenue, creditedCount: BigInt(count) + 1n, totalWeight: 9_000n };
    expect(toContributorShares(more)).toMatchObject({ lookedAt: count, totalWeight: 9_000n });
  });
});
