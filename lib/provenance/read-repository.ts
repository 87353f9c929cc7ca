/**
 * Asks a hub of a repository, at most once in a few minutes; a failure is a result and is kept for a while too.
 */
import {
  HubMalformedError,
  HubNoDigestsError,
  HubNotFoundError,
  HubRateLimitedError,
  HubTooLargeError,
} from '@/lib/errors/hub';
import type { HubApi } from '@/lib/hubs/types';
import type { Locator } from '@/lib/model/ids';
import {
  isRowOfNow,
  type RepositoryRow,
  readRepositoryRow,
  writeFileCount,
  writeRepositoryRow,
} from './hub-cache';

export type HubReader = {
  /** The API of the hub a locator belongs to; null when there is none. */
  getApi: (locator: Locator) => HubApi | null;
  now: () => number;
};

const validMs = 180_000;
const failedMs = 30_000;
const notFoundMs = 120_000;

/**
 * What the hub says of a repository at a revision; what it names counts on the default branch only (null), since the
 * card of an old commit knows nothing of a link made later. `fresh` asks again even if the last answer is still valid, unless
 * the hub asked us to wait. Of a model that is not registered only answers are kept.
 */
export async function readRepository(
  reader: HubReader,
  of: { locator: Locator; revision: string | null },
  fresh: boolean,
  keep: 'all' | 'answers' = 'all',
): Promise<RepositoryRow | null> {
  const { locator, revision } = of;
  const api = reader.getApi(locator);
  if (!api) return null;
  const kept = await readRepositoryRow(locator, revision);
  const isWaiting = kept?.answer.status === 'failed' && kept.answer.why === 'rate-limited';
  if (kept && isRowOfNow(kept, reader.now()) && (!fresh || isWaiting)) return kept;
  const row = await ask(reader, api, of);
  if (keep === 'all' || row.answer.status === 'read')
    await writeRepositoryRow(locator, revision, row);
  return row;
}

async function ask(
  reader: HubReader,
  api: HubApi,
  { locator, revision }: { locator: Locator; revision: string | null },
): Promise<RepositoryRow> {
  try {
    const repository = await api.fetchRepository(locator, revision);
    const { repositoryId, commit, governance, gated, licence, parents, fileCount } = repository;
    const readAtMs = reader.now();
    if (fileCount !== undefined) await writeFileCount({ locator, commit }, fileCount, readAtMs);
    const said = { repositoryId, commit, governance, gated, licence, parents };
    const answer = { status: 'read', ...said } as const;
    return { readAtMs, validUntilMs: readAtMs + validMs, answer };
  } catch (error) {
    const readAtMs = reader.now();
    const { why, waitMs } = toFailure(error, readAtMs);
    return { readAtMs, validUntilMs: readAtMs + waitMs, answer: { status: 'failed', why } };
  }
}

const commitPattern = /^[0-9a-f]{40}([0-9a-f]{24})?$/;

/**
 * The commit a page shows, given what the hub said of the repository's default branch. A full commit id is itself, and
 * costs no request; null when it could not be told.
 */
export async function readShownCommit(
  reader: HubReader,
  of: { locator: Locator; revision: string | null },
  repository: RepositoryRow | null,
  fresh: boolean,
): Promise<string | null> {
  // Of what the hub does not show, no branch is asked for either: a private repository must leave no trace.
  const isShown = repository?.answer.status === 'read';
  return findCommit(reader, of, repository, async () =>
    isShown ? readRepository(reader, of, fresh) : null,
  );
}

/** The same from what is known here already, while it still counts as of now. No request. */
export function readKeptCommit(
  reader: HubReader,
  of: { locator: Locator; revision: string | null },
  repository: RepositoryRow | null,
): Promise<string | null> {
  return findCommit(reader, of, repository, async () => {
    const kept = await readRepositoryRow(of.locator, of.revision);
    return kept && isRowOfNow(kept, reader.now()) ? kept : null;
  });
}

async function findCommit(
  reader: HubReader,
  { locator, revision }: { locator: Locator; revision: string | null },
  repository: RepositoryRow | null,
  readOther: () => Promise<RepositoryRow | null>,
): Promise<string | null> {
  if (revision !== null && commitPattern.test(revision)) return revision;
  const isDefault = revision === null || revision === reader.getApi(locator)?.defaultBranch;
  const row = isDefault ? repository : await readOther();
  return row?.answer.status === 'read' ? row.answer.commit : null;
}

type Failure = Extract<RepositoryRow['answer'], { status: 'failed' }>['why'];

/** What a hub error means. @throws whatever is no hub error */
export function toFailure(error: unknown, nowMs: number): { why: Failure; waitMs: number } {
  if (error instanceof HubNotFoundError) return { why: 'not-found', waitMs: notFoundMs };
  if (error instanceof HubRateLimitedError) {
    const waitMs = Number(error.facts['retryAtMs']) - nowMs;
    return { why: 'rate-limited', waitMs: Math.max(waitMs, failedMs) };
  }
  if (error instanceof HubMalformedError || error instanceof HubTooLargeError) {
    return { why: 'malformed', waitMs: failedMs };
  }
  if (error instanceof HubNoDigestsError) return { why: 'no-digests', waitMs: notFoundMs };
  return { why: 'unavailable', waitMs: failedMs };
}
