import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { differencesMax } from '@/lib/model/provenance';
import { findDifferences } from './differences';

const hit = {
  claimCount: 1n,
  record: { id: 7n, owner: '0xaa', repositoryId: 'r' },
  approval: { commit: 'c', by: '0xbb', count: 2n },
  live: [{ id: 1n, forVotes: 5n }],
};
const page = { hits: [hit], next: 1n, point: { blockNumber: 9n, timestamp: 90n } };

function compare(change: (page: Record<string, unknown>) => unknown) {
  return findDifferences([
    { by: 'North', value: page },
    { by: 'South', value: change(page) },
  ]);
}

describe('findDifferences', () => {
  test('default: one field, and who said what', () => {
    const record = { ...hit.record, owner: '0xcc' };
    expect(compare((one) => ({ ...one, hits: [{ ...hit, record }] }))).toEqual([
      {
        fact: 'owner',
        values: [
          { by: 'North', value: '0xaa' },
          { by: 'South', value: '0xcc' },
        ],
      },
    ]);
  });

  test('behaviour: several fields, in order, each once', () => {
    const other = {
      ...hit,
      claimCount: 2n,
      approval: { ...hit.approval, commit: 'd', count: 3n },
      live: [{ id: 1n, forVotes: 6n }],
    };
    const found = compare((one) => ({
      ...one,
      hits: [other],
      point: { ...page.point, blockNumber: 8n },
    }));
    expect(found.map(({ fact }) => fact)).toEqual([
      'claim-count',
      'commit',
      'approval-count',
      'proposals',
      'block',
    ]);
  });

  test('behaviour: a hit that one leaves out', () => {
    const [difference] = compare((one) => ({ ...one, hits: [] }));
    expect(difference).toEqual({
      fact: 'claim',
      values: [
        { by: 'North', value: '1' },
        { by: 'South', value: '0' },
      ],
    });
  });

  test('behaviour: bytes that differ and say the same', () => {
    expect(compare((one) => ({ ...one }))[0]?.fact).toBe('other');
  });

  test('behaviour: whatever is told, little comes back, and never a throw', () => {
    fc.assert(
      fc.property(fc.anything({ withBigInt: true }), fc.anything({ withBigInt: true }), (a, b) => {
        const found = findDifferences([
          { by: 'a', value: { hits: a, next: a, name: b } },
          { by: 'b', value: { hits: b, next: b, name: a } },
        ]);
        expect(found.length).toBeGreaterThan(0);
        expect(found.length).toBeLessThanOrEqual(differencesMax);
        for (const { values } of found)
          for (const { value } of values) expect(value.length).toBeLessThanOrEqual(80);
      }),
    );
  });
});
