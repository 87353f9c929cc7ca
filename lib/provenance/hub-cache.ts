/**
 * What hubs' APIs said, in IndexedDB: repositories for minutes, file listings for good (a commit's files never
 * change), and with which record a repository was last seen linked. Content scripts cannot reach it.
 */
import * as v from 'valibot';
import type { Hex } from 'viem';
import { type Related, relations } from '@/lib/model/badge';
import { formatRecordId, parseRecordId } from '@/lib/model/caip';
import type { Locator, RecordId } from '@/lib/model/ids';
import { keepCached, readCached } from '@/lib/storage/cache';
import { inTransaction, openDatabase } from '@/lib/storage/database';
import { readMemory, writeMemory } from '@/lib/storage/memory';
import { getManifestHash, type ManifestFile } from './manifest';

/** Most rows of repositories and listings; the oldest go first. */
const rowsMax = 600;
const prunedEvery = 50;

export type RepositoryRow = {
  readAtMs: number;
  /** Until when it is not asked again. */
  validUntilMs: number;
  answer:
    | {
        status: 'failed';
        why: 'unavailable' | 'rate-limited' | 'not-found' | 'malformed' | 'no-digests';
      }
    | {
        status: 'read';
        /** Null when the hub tells none. */
        repositoryId: string | null;
        commit: string;
        /** Texts of the model card's `governance:`, untrusted. */
        governance: readonly string[];
        gated: boolean;
        /** The hub's licence tag; null when there is none. */
        licence: string | null;
        /** Models the repository says it is made from. */
        parents: readonly Related[];
      };
};

type Validity = Pick<RepositoryRow, 'readAtMs' | 'validUntilMs'>;

/** Whether an answer still counts as one of now; one from the future is of a clock that was set back since. */
export function isRowOfNow({ readAtMs, validUntilMs }: Validity, nowMs: number): boolean {
  return readAtMs <= nowMs && nowMs < validUntilMs;
}

/** The same, and that it says what is so: a repository, or that there is none. */
export function isAnswerOfNow(row: RepositoryRow, nowMs: number): boolean {
  const { answer } = row;
  return isRowOfNow(row, nowMs) && (answer.status === 'read' || answer.why === 'not-found');
}

const repositorySchema = v.object({
  id: v.string(),
  readAtMs: v.number(),
  validUntilMs: v.number(),
  answer: v.variant('status', [
    v.object({
      status: v.literal('failed'),
      why: v.picklist(['unavailable', 'rate-limited', 'not-found', 'malformed', 'no-digests']),
    }),
    v.object({
      status: v.literal('read'),
      repositoryId: v.nullable(v.string()),
      commit: v.string(),
      governance: v.array(v.string()),
      gated: v.boolean(),
      licence: v.nullable(v.string()),
      parents: v.array(
        v.object({
          locator: v.custom<Locator>((text) => typeof text === 'string'),
          relation: v.picklist(relations),
        }),
      ),
    }),
  ]),
});
const fileSchema = v.object({
  path: v.string(),
  size: v.number(),
  algorithm: v.picklist(['sha256', 'git-sha1']),
  digest: v.pipe(v.string(), v.regex(/^[0-9a-f]+$/)),
});
const manifestSchema = v.object({
  id: v.string(),
  readAtMs: v.number(),
  files: v.array(fileSchema),
});
/** Until when a listing by its commit counts; it says so, since a row that lost its term is none for good. */
const forGood = Number.POSITIVE_INFINITY;
const listingSchema = v.object({
  id: v.string(),
  readAtMs: v.number(),
  validUntilMs: v.number(),
  manifestHash: v.custom<Hex>((text) => typeof text === 'string' && /^0x[0-9a-f]{64}$/.test(text)),
});
const countSchema = v.object({ id: v.string(), readAtMs: v.number(), count: v.number() });
const linkSchema = v.object({ id: v.string(), record: v.string(), seenAtMs: v.number() });

/** What the hub said of a repository at a revision (null: default branch), however old; null when never asked. */
export async function readRepositoryRow(
  locator: Locator,
  revision: string | null,
): Promise<RepositoryRow | null> {
  return readRow(repositorySchema, getRepositoryId(locator, revision));
}

/** Keeps what the hub said. */
export async function writeRepositoryRow(
  locator: Locator,
  revision: string | null,
  row: RepositoryRow,
): Promise<void> {
  await writeRow({ ...row, id: getRepositoryId(locator, revision) });
}

/** The files of a manifest that was seen before, by its hash; null where they do not hash to it any more. */
export async function readManifestRow(hash: Hex): Promise<readonly ManifestFile[] | null> {
  const row = await readRow(manifestSchema, `manifest:${hash}`);
  return row && isManifestOf(row.files, hash) ? row.files : null;
}

function isManifestOf(files: readonly ManifestFile[], hash: Hex): boolean {
  try {
    return getManifestHash(files) === hash;
  } catch {
    // A path that no manifest can hold.
    return false;
  }
}

/** Keeps the files of a manifest; the caller has made sure that they hash to it. */
export async function writeManifestRow(
  hash: Hex,
  files: readonly ManifestFile[],
  nowMs: number,
): Promise<void> {
  await writeRow({ id: `manifest:${hash}`, readAtMs: nowMs, files });
}

type Listed = { locator: Locator; commit: string };

export type ListingRow = Validity & {
  manifestHash: Hex;
  /** They came with what the hub said of the repository; else they were listed by the commit, which is for good. */
  isTold: boolean;
};

/** What is known of a commit's files, however old. */
export async function readListingRow(of: Listed): Promise<ListingRow | null> {
  const row = await readRow(listingSchema, getListingId(of));
  return row && { ...row, isTold: row.validUntilMs !== forGood };
}

/** Keeps the manifest hash of files that were listed by a commit that is a digest of them: for good, they never change. */
export async function writeListingRow(
  of: Listed,
  manifestHash: Hex,
  readAtMs: number,
): Promise<void> {
  await writeRow({ id: getListingId(of), readAtMs, validUntilMs: forGood, manifestHash });
}

/**
 * Keeps that of files which came with what the hub said of a repository, for as long as that counts: that both are of
 * one moment is the hub's word. What was listed by the commit stays.
 */
export async function writeToldListingRow(
  of: Listed,
  manifestHash: Hex,
  { readAtMs, validUntilMs }: Validity,
): Promise<void> {
  const id = getListingId(of);
  await inTransaction(
    'hubFacts',
    async (store) => {
      const before = parse(listingSchema, await store.get(id));
      if (before?.validUntilMs !== forGood)
        await store.put({ id, readAtMs, validUntilMs, manifestHash });
    },
    'relaxed',
  ).catch(() => {});
}

function getListingId({ locator, commit }: Listed): string {
  return `listing:${locator}@${commit}`;
}

/** How many files the repository said it has at a commit; null when it did not say. */
export async function readFileCount({ locator, commit }: Listed): Promise<number | null> {
  return (await readRow(countSchema, `count:${locator}@${commit}`))?.count ?? null;
}

/** Keeps it. */
export async function writeFileCount(of: Listed, count: number, nowMs: number): Promise<void> {
  await writeRow({ id: `count:${of.locator}@${of.commit}`, readAtMs: nowMs, count });
}

/** The record a repository was last seen linked with; demo chains have a memory of their own. */
export async function readLinkedRecord(locator: Locator, demo: boolean): Promise<RecordId | null> {
  const row = parse(linkSchema, await readMemory(getLinkId(locator, demo)));
  return row && parseRecordId(row.record);
}

/** Remembers a link seen from both sides. Never pruned: it is what makes a moved link visible. */
export async function writeLinkedRecord(
  locator: Locator,
  demo: boolean,
  link: { record: RecordId; seenAtMs: number },
): Promise<void> {
  const record = formatRecordId(link.record);
  const { seenAtMs } = link;
  await writeMemory({ id: getLinkId(locator, demo), record, seenAtMs });
}

/** A repository by its permanent id, whatever its name. */
export type RepositoryKey = `${string}#${string}`;

/** Null while the hub does not tell the id. */
export function getRepositoryKey(
  locator: Locator,
  row: RepositoryRow | null,
): RepositoryKey | null {
  if (row?.answer.status !== 'read' || !row.answer.repositoryId) return null;
  return `${locator.split('/', 1)[0]}#${row.answer.repositoryId}`;
}

/** The record a renamed repository is known by, and the name it is registered under. */
export type Alias = { registeredAs: Locator; record: RecordId };

const aliasSchema = v.object({
  id: v.string(),
  registeredAs: v.custom<Locator>((text) => typeof text === 'string'),
  record: v.string(),
});

/** What is known of a repository under its new name, or by its permanent id; null when it was never seen to be another's. */
export async function readAlias(of: Locator | RepositoryKey): Promise<Alias | null> {
  const row = parse(aliasSchema, await readMemory(`alias:${of}`));
  const record = row && parseRecordId(row.record);
  return record ? { registeredAs: row.registeredAs, record } : null;
}

/**
 * Remembers what a repository is known by: of its permanent id when its link was seen from both sides, of another name
 * when the repository there was seen to have that id. Never pruned: it is what makes a link visible that moved with the name.
 */
export async function writeAlias(
  of: Locator | RepositoryKey,
  { registeredAs, record }: Alias,
): Promise<void> {
  const row = { id: `alias:${of}`, registeredAs, record: formatRecordId(record) };
  await writeMemory(row);
}

function getRepositoryId(locator: Locator, revision: string | null): string {
  return `repository:${locator}@${revision ?? ''}`;
}

function getLinkId(locator: Locator, demo: boolean): string {
  return `${demo ? 'demo-link' : 'link'}:${locator}`;
}

async function readRow<Row>(
  schema: v.GenericSchema<unknown, Row>,
  id: string,
): Promise<Row | null> {
  return parse(schema, await readCached('hubFacts', id));
}

function parse<Row>(schema: v.GenericSchema<unknown, Row>, row: unknown): Row | null {
  const parsed = v.safeParse(schema, row);
  return parsed.success ? parsed.output : null;
}

let writes = 0;

async function writeRow(row: { id: string; readAtMs: number; [field: string]: unknown }) {
  await keepCached('hubFacts', row);
  // Also at the first of each worker, most of which do not live to write many. Nobody waits for it.
  if (writes % prunedEvery === 0) void prune().catch(() => {});
  writes += 1;
}

async function prune(): Promise<void> {
  const database = await openDatabase();
  for (const prefix of ['repository:', 'manifest:', 'listing:', 'count:']) {
    const range = IDBKeyRange.bound(prefix, `${prefix}\uffff`);
    if ((await database.count('hubFacts', range)) <= rowsMax) continue;
    const rows = await database.getAll('hubFacts', range);
    const ages = rows.sort((a, b) => Number(b['readAtMs']) - Number(a['readAtMs']));
    const transaction = database.transaction('hubFacts', 'readwrite');
    await Promise.all(ages.slice(rowsMax / 2).map(({ id }) => transaction.store.delete(id)));
    await transaction.done;
  }
}
