import { beforeEach, describe, expect, test } from 'vitest';
import { HubRateLimitedError } from '@/lib/errors/hub';
import type { HubApi, HubRepository } from '@/lib/hubs/types';
import type { Locator } from '@/lib/model/ids';
import { openDatabase } from '@/lib/storage/database';
import { readRepositoryRow } from './hub-cache';
import { type HubReader, readRepository } from './read-repository';

const locator = 'huggingface.co/acme/model' as Locator;
const of = { locator, revision: null };

/** The hub's answers under way, and the computer's clock. */
let asked: { answer: (commit: string) => void; fail: (error: Error) => void }[];
let nowMs: number;
const api: Partial<HubApi> = {
  fetchRepository: () =>
    new Promise<HubRepository>((resolve, reject) => {
      const rest = { canonicalId: 'Acme/Model', locator, repositoryId: 'r', gated: false };
      const answer = (commit: string) =>
        resolve({ ...rest, commit, governance: [], licence: null, parents: [] });
      asked.push({ answer, fail: reject });
    }),
};
const reader: HubReader = { getApi: () => api as HubApi, now: () => nowMs };

const settle = () => new Promise((resolve) => setTimeout(resolve, 20));
/** Begins to read, as far as the hub. */
async function begin(sinceMs: number, withFiles = false) {
  const row = readRepository(reader, of, { sinceMs, withFiles });
  await settle();
  return { row };
}
const getCommit = async (row: ReturnType<typeof readRepository>) => {
  const read = await row;
  return read?.answer.status === 'read' ? read.answer.commit : null;
};

beforeEach(async () => {
  [asked, nowMs] = [[], 1_000];
  await (await openDatabase()).clear('hubFacts');
});

describe('readRepository', () => {
  test('default: one look asks once, the next look anew, and others take what is still valid', async () => {
    const first = await begin(1_000);
    asked[0]?.answer('a');
    expect(await getCommit(first.row)).toBe('a');
    nowMs = 1_500;
    // The same look, another part of it.
    expect(await getCommit((await begin(1_000, true)).row)).toBe('a');
    expect(await getCommit((await begin(0)).row)).toBe('a');
    expect(asked).toHaveLength(1);
    const next = await begin(1_500);
    asked[1]?.answer('b');
    expect(await getCommit(next.row)).toBe('b');
    expect(asked).toHaveLength(2);
  });

  test('behaviour: what was asked before a look began does not count for it, whenever it came', async () => {
    const early = await begin(0);
    nowMs = 2_000;
    asked[0]?.answer('a');
    await early.row;
    const look = await begin(1_500);
    expect(asked).toHaveLength(2);
    asked[1]?.answer('b');
    expect(await getCommit(look.row)).toBe('b');
  });

  test('behaviour: an answer that comes late does not stand in place of what was asked later', async () => {
    const early = await begin(0);
    nowMs = 1_500;
    const later = await begin(1_500);
    asked[1]?.answer('new');
    expect(await getCommit(later.row)).toBe('new');
    nowMs = 2_000;
    asked[0]?.answer('old');
    expect(await getCommit(early.row)).toBe('new');
    expect(await readRepositoryRow(locator, null)).toMatchObject({ answer: { commit: 'new' } });
  });

  test('behaviour: a hub that asked to wait is not asked again, however fresh the look', async () => {
    const first = await begin(0);
    asked[0]?.fail(new HubRateLimitedError({ host: 'huggingface.co', retryAtMs: 61_000 }));
    expect(await first.row).toMatchObject({ answer: { why: 'rate-limited' } });
    nowMs = 60_000;
    const waiting = await begin(60_000);
    expect(await waiting.row).toMatchObject({ answer: { why: 'rate-limited' } });
    expect(asked).toHaveLength(1);
    nowMs = 61_001;
    await begin(0);
    expect(asked).toHaveLength(2);
  });
});
