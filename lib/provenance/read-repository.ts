/**
 * Asks a hub of a repository, at most once in a few minutes; a failure is a result and is kept for a while too.
 */
import type { Hex } from 'viem';
import {
  HubMalformedError,
  HubNoDigestsError,
  HubNotFoundError,
  HubRateLimitedError,
  HubTooLargeError,
} from '@/lib/errors/hub';
import { ManifestPathError } from '@/lib/errors/provenance';
import type { Asking, HubApi, HubFile, HubRepository } from '@/lib/hubs/types';
import { filesInAnswerMax } from '@/lib/model/hub';
import type { Locator } from '@/lib/model/ids';
import { createSharedRuns } from '@/lib/model/shared-runs';
import {
  isAnswerOfNow,
  isRowOfNow,
  type RepositoryRow,
  readFileCount,
  readRepositoryRow,
  writeFileCount,
  writeManifestRow,
  writeRepositoryRow,
  writeToldListingRow,
} from './hub-cache';
import { getManifestHash } from './manifest';

export type HubReader = {
  /** The API of the hub a locator belongs to; null when there is none. */
  getApi: (locator: Locator) => HubApi | null;
  now: () => number;
};

const validMs = 180_000;
const failedMs = 30_000;
const notFoundMs = 120_000;

export type RepositoryOptions = {
  /**
   * Asks again when the last answer is older, valid or not, unless the hub asked us to wait. Ms since 1970 by the
   * reader's clock: when a look began, so that one look asks once; 0 for any answer that is still valid.
   */
  sinceMs: number;
  /** Its files will be looked at: they come with the answer where they can. */
  withFiles?: boolean;
  /** Of a model that is not registered only answers are kept. */
  keep?: 'all' | 'answers';
};

type Of = { locator: Locator; revision: string | null };

/** A page and the popup over it may want the same at once. */
const share = createSharedRuns<RepositoryRow>();

/**
 * What the hub says of a repository at a revision; what it names counts on the default branch only (null), since the
 * card of an old commit knows nothing of a link made later.
 */
export async function readRepository(
  reader: HubReader,
  of: Of,
  options: RepositoryOptions,
): Promise<RepositoryRow | null> {
  const api = reader.getApi(of.locator);
  if (!api) return null;
  const { sinceMs, withFiles = false, keep = 'all' } = options;
  const key = JSON.stringify([of.locator, of.revision, sinceMs, withFiles, keep]);
  return share(key, () => read(reader, api, of, options));
}

async function read(
  reader: HubReader,
  api: HubApi,
  of: Of,
  { sinceMs, withFiles = false, keep = 'all' }: RepositoryOptions,
): Promise<RepositoryRow> {
  const { locator, revision } = of;
  const kept = await readRepositoryRow(locator, revision);
  const isWaiting = kept?.answer.status === 'failed' && kept.answer.why === 'rate-limited';
  const isRecent = kept !== null && (kept.readAtMs >= sinceMs || isWaiting);
  if (isRecent && isRowOfNow(kept, reader.now())) return kept;
  const before = kept?.answer.status === 'read' ? kept.answer : null;
  const isShort = before === null || (await isShortAt(locator, before.commit));
  const asking = { withFiles: withFiles && isShort, before };
  const row = await ask(reader, api, { ...of, asking });
  // Asked later and answered sooner: what comes late does not stand in its place, unless that one failed alone.
  const other = await readRepositoryRow(locator, revision);
  const isLater = other !== null && other.readAtMs > row.readAtMs;
  const stands = isAnswerOfNow(row, reader.now()) ? isAnswerOfNow : isRowOfNow;
  if (isLater && stands(other, reader.now())) return other;
  if (keep === 'all' || row.answer.status === 'read')
    await writeRepositoryRow(locator, revision, row);
  return row;
}

/** Whether so few files are known of that commit that they may come along. */
async function isShortAt(locator: Locator, commit: string): Promise<boolean> {
  return ((await readFileCount({ locator, commit })) ?? 0) <= filesInAnswerMax;
}

async function ask(
  reader: HubReader,
  api: HubApi,
  { locator, revision, asking }: Of & { asking: Asking },
): Promise<RepositoryRow> {
  // As of when it was asked: what the hub does after that, it may not know.
  const readAtMs = reader.now();
  try {
    const repository = await api.fetchRepository(locator, revision, asking);
    const { repositoryId, commit, governance, gated, licence, parents } = repository;
    const said = { repositoryId, commit, governance, gated, licence, parents };
    const validUntilMs = readAtMs + validMs;
    const row = { readAtMs, validUntilMs, answer: { status: 'read', ...said } } as const;
    await keepFiles(api, repository, { locator, ...row });
    return row;
  } catch (error) {
    const nowMs = reader.now();
    const { why, waitMs } = toFailure(error, nowMs);
    return { readAtMs, validUntilMs: nowMs + waitMs, answer: { status: 'failed', why } };
  }
}

/** What it said of its files; a path that no manifest can hold is met again where they are listed. */
async function keepFiles(
  { pinsFiles }: HubApi,
  { commit, fileCount, files }: HubRepository,
  row: Pick<RepositoryRow, 'readAtMs' | 'validUntilMs'> & { locator: Locator },
): Promise<void> {
  const of = { locator: row.locator, commit };
  if (fileCount !== undefined) await writeFileCount(of, fileCount, row.readAtMs);
  const hash = pinsFiles && files ? toHash(files) : null;
  if (!files || hash === null) return;
  await writeManifestRow(hash, files, row.readAtMs);
  await writeToldListingRow(of, hash, row);
}

function toHash(files: readonly HubFile[]): Hex | null {
  try {
    return getManifestHash(files);
  } catch (error) {
    if (error instanceof ManifestPathError) return null;
    throw error;
  }
}

/** Of git, which takes nothing else so written for a branch's name; a longer one may be a branch, and move. */
const commitPattern = /^[0-9a-f]{40}$/;

/**
 * The commit a page shows, given what the hub said of the repository's default branch. A full commit id is itself, and
 * costs no request; null when it could not be told.
 */
export async function readShownCommit(
  reader: HubReader,
  of: { locator: Locator; revision: string | null },
  repository: RepositoryRow | null,
  sinceMs: number,
): Promise<string | null> {
  // Of what the hub does not show, no branch is asked for either: a private repository must leave no trace.
  const isShown = repository?.answer.status === 'read';
  return findCommit(reader, of, repository, async () =>
    isShown ? readRepository(reader, of, { sinceMs, withFiles: true }) : null,
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
