import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { context } from '@/tests/gallery/composer-people';
import { nothingSet, revenue } from '@/tests/gallery/revenue-people';
import { splits, toFields } from './splits';

const currencies = revenue.currencies.map(({ token }) => token);

/** Parts in basis points that make a whole. */
const wholes = fc
  .array(fc.integer({ min: 1, max: 10_000 }), { minLength: 3, maxLength: 10 })
  .map((cuts) => [...new Set([...cuts, 10_000])].sort((a, b) => a - b))
  .map((cuts) => cuts.map((cut, index) => cut - (cuts[index - 1] ?? 0)));

describe('toFields', () => {
  test('property: whatever split is set, it is read again to the last digit', () => {
    fc.assert(
      fc.property(wholes, (parts) => {
        const [stakersBps = 0, contributorsBps = 0, treasuryBps = 0, ...shares] = parts;
        const parents = shares.map((bps, index) => ({ id: BigInt(index + 1), bps }));
        const set = { stakersBps, contributorsBps, treasuryBps, incentivesBps: 0, parents };
        const fields = toFields({ ...revenue, splits: set });
        expect(splits.parse(fields ?? {}, context)).toEqual({
          ...{ status: 'ready', intent: { kind: 'splits', ...set, currencies } },
        });
      }),
    );
  });

  test('behaviour: nothing where nothing is set', () => {
    expect(toFields(nothingSet)).toBeNull();
  });
});
