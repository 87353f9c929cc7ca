import { beforeEach, describe, expect, test, vi } from 'vitest';
import {
  HubMalformedError,
  HubNotFoundError,
  HubRateLimitedError,
  HubUnavailableError,
} from '@/lib/errors/hub';
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

const read = (sinceMs: number) => readRepository(reader, of, { sinceMs });
/** Begins to read, as far as the hub. */
async function begin(sinceMs: number) {
  const before = asked.length;
  const row = read(sinceMs);
  await vi.waitFor(() => expect(asked).toHaveLength(before + 1));
  return { row };
}
const getCommit = async (row: ReturnType<typeof readRepository>) => {
  const answered = await row;
  return answered?.answer.status === 'read' ? answered.answer.commit : null;
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
    const part = readRepository(reader, of, { sinceMs: 1_000, withFiles: true });
    expect(await getCommit(part)).toBe('a');
    expect(await getCommit(read(0))).toBe('a');
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

  test('behaviour: an answer that comes late stands where what was asked later failed; a failure does not', async () => {
    const early = await begin(0);
    const other = await begin(1);
    nowMs = 1_500;
    const later = await begin(1_500);
    asked[2]?.fail(new HubUnavailableError({ host: 'huggingface.co', status: 500 }));
    expect(await later.row).toMatchObject({ answer: { why: 'unavailable' } });
    nowMs = 2_000;
    asked[1]?.fail(new HubMalformedError({ host: 'huggingface.co', what: 'answer' }));
    expect(await other.row).toMatchObject({ answer: { why: 'unavailable' } });
    asked[0]?.answer('good');
    expect(await getCommit(early.row)).toBe('good');
    expect(await getCommit(read(0))).toBe('good');
  });

  test('behaviour: an answer that comes late does not bring back what is gone', async () => {
    const early = await begin(0);
    nowMs = 1_500;
    const later = await begin(1_500);
    asked[1]?.fail(new HubNotFoundError({ locator, status: 404 }));
    await later.row;
    asked[0]?.answer('old');
    expect(await early.row).toMatchObject({ answer: { why: 'not-found' } });
  });

  test('behaviour: a hub that asked to wait is not asked again, however fresh the look', async () => {
    const first = await begin(0);
    asked[0]?.fail(new HubRateLimitedError({ host: 'huggingface.co', retryAtMs: 61_000 }));
    expect(await first.row).toMatchObject({ answer: { why: 'rate-limited' } });
    nowMs = 60_000;
    expect(await read(60_000)).toMatchObject({ answer: { why: 'rate-limited' } });
    expect(asked).toHaveLength(1);
    nowMs = 61_001;
    await begin(0);
  });
});
