import { describe, expect, test } from 'vitest';
import { type Related, relatedMax } from '@/lib/model/badge';
import type { Locator } from '@/lib/model/ids';
import type { RepositoryRow } from './hub-cache';
import { readOrigin } from './read-relation';
import type { HubReader } from './read-repository';

const locator = 'huggingface.co/acme/child' as Locator;
const reader: HubReader = { getApi: () => null, now: () => 0 };

function list(owner: string, length: number): Related[] {
  return Array.from({ length }, (_, i) => {
    return { locator: `huggingface.co/${owner}/m${i}` as Locator, relation: 'merge' };
  });
}

/** What a page says it comes from, and what its hub says. */
function read(related: Related[], parents: Related[], unknown: Locator[] = []) {
  const rest = { repositoryId: null, commit: 'c', governance: [], gated: false, licence: null };
  const answer = { status: 'read' as const, ...rest, parents };
  const row: RepositoryRow = { readAtMs: 0, validUntilMs: 1, answer };
  const sighting = { locator, place: 'title', revision: null, related } as const;
  const known = { judged: [], unknown: new Set(unknown) };
  return readOrigin({ ...sighting, related }, { row, commit: 'c' }, known, reader);
}

describe('readOrigin', () => {
  test('default: nothing is unknown of what is whole, however many there are together', async () => {
    const half = relatedMax - 1;
    const origin = await read(list('page', half), list('hub', half));
    expect(origin).toEqual({ relation: null, parentUnknown: false });
  });

  test.each([
    ['the page', relatedMax, 0],
    ['the hub', 0, relatedMax],
  ])('behaviour: a list of %s that was cut leaves some unknown', async (_, page, hub) => {
    const origin = await read(list('page', page), list('hub', hub));
    expect(origin.parentUnknown).toBe(true);
  });

  test('behaviour: so does one of them that could not be told', async () => {
    const [one] = list('hub', 1) as [Related];
    expect((await read([], [one], [one.locator])).parentUnknown).toBe(true);
  });
});
