/**
 * Follows what the wizard sent: which record it made, and whether the repository names it by now. Everything it knows
 * is in the journal and in IndexedDB; an alarm goes on where a tab or a worker ended.
 */
import type { Hex } from 'viem';
import { syncKeys } from '@/lib/chain/key-set';
import { readNetwork } from '@/lib/chain/networks';
import { readRecord } from '@/lib/chain/records';
import { readMadeRecord, readPlace } from '@/lib/governance/launch';
import type { Model } from '@/lib/model/badge';
import type { Locator, RecordId } from '@/lib/model/ids';
import type { Aftermath, AllocationProgress } from '@/lib/model/registration';
import { namesRecord, parseLinks } from '@/lib/provenance/link';
import { createWatch, isDue, type Look, noteLook } from '@/lib/provenance/link-schedule';
import { type HubReader, readRepository } from '@/lib/provenance/read-repository';
import { readAllocationState } from '@/lib/staking/claim';
import { readWatch, readWatches, type WatchRow, writeWatch } from '@/lib/storage/link-watches';
import type { SendContext } from '@/lib/transactions/broadcast';
import type { Entry } from '@/lib/transactions/entry';
import { readEntries, readEntry } from '@/lib/transactions/journal';
import { bringUpToDate, toActivity } from './handlers/activity';

export type FollowerOptions = {
  acting: SendContext;
  reader: HubReader;
  /** Wakes {@link LinkFollower.followAll} at that time (ms since 1970); null for never. */
  wakeAt: (atMs: number | null) => Promise<void>;
  /** Told once when a repository was found to name its record. */
  onLinked: (of: { record: RecordId; locator: Locator }) => Promise<void>;
};

export type LinkFollower = ReturnType<typeof createLinkFollower>;

/** While a transaction waits for its block. */
const blockWaitMs = 30_000;
/** A registration that old is no longer looked after. */
const entryAgeMaxMs = 30 * 86_400_000;

export function createLinkFollower(options: FollowerOptions) {
  const { acting, wakeAt } = options;
  return {
    /** Something was sent: looks after it although nobody asks. */
    expect: () => wakeAt(acting.now() + blockWaitMs),
    /** Where one registration stands; asks the hub when it is time, or when it is urged and the hub allows it. */
    async follow(activityId: string, urged: boolean): Promise<Aftermath> {
      await bringUpToDate(acting);
      const entry = await readEntry(activityId);
      if (!entry) return nothing;
      const made = await readMade(options, entry);
      const row = made && (await look(options, made.row, urged));
      return {
        activity: toActivity(entry),
        record: row?.record ?? null,
        model: made?.model ?? null,
        watch: row?.watch ?? null,
        allocation: made?.model ? await readProgress(made.model, acting.now) : null,
      };
    },
    /** Goes through all of them, and sees to it that it is called again while there is something to wait for. */
    async followAll(): Promise<void> {
      await bringUpToDate(acting);
      for (const entry of await readOwnEntries(acting.now())) {
        // One that cannot be read now is read at the next alarm.
        await followOne(options, entry).catch(() => {});
      }
      await wakeAt(await findNext(acting.now()));
    },
  };
}

const nothing: Aftermath = {
  activity: null,
  record: null,
  model: null,
  watch: null,
  allocation: null,
};

/** How far the allocation is; a read that fails is made again with the next look. */
async function readProgress(
  { record, allocation }: Model,
  now: () => number,
): Promise<AllocationProgress | null> {
  if (allocation === null) return null;
  const network = await readNetwork(record.chainId);
  const of = { record: record.id, indexes: [] };
  const read = await readAllocationState(network, of, now).catch(() => null);
  if (!read?.state) return null;
  const { amount, unclaimed, claimUntil, publishedBlock } = read.state;
  return { amount, unclaimed, claimUntil, isPublished: publishedBlock !== null };
}

async function followOne(options: FollowerOptions, entry: Entry): Promise<void> {
  const row = (await readWatch(entry.id)) ?? (await readMade(options, entry))?.row;
  if (row) await look(options, row, false);
}

async function readOwnEntries(nowMs: number): Promise<readonly Entry[]> {
  const entries = await readEntries();
  return entries.filter(
    ({ kind, createdAtMs }) =>
      (kind === 'launch' || kind === 'register') && nowMs - createdAtMs < entryAgeMaxMs,
  );
}

/** The record a registration made, by quorum, and its watch; null while it is in no block. */
async function readMade(
  { acting }: FollowerOptions,
  entry: Entry,
): Promise<{ row: WatchRow; model: Model | null } | null> {
  if (entry.block === null || entry.state === 'failed') return null;
  const known = await readWatch(entry.id);
  const locator = known?.watch.locator ?? readPlace(entry)?.locator;
  if (!locator) return null;
  const id = known?.record.id ?? (await readRecordId(acting, entry));
  if (id === null) return null;
  const record = { ...entry.record, id };
  const { network, model } = await readRecord(record, acting.now);
  // An endpoint that names a record of somebody else is not believed.
  if (model.locator !== locator) return null;
  if (known) return { row: known, model };
  const startedAtMs = acting.now();
  const watch = createWatch(locator, startedAtMs);
  const row = { id: entry.id, chainId: entry.chainId, record: model.record, startedAtMs, watch };
  await writeWatch(row);
  // Badges of this model may be asked for from now on; a sync that fails waits for its alarm.
  await syncKeys(network, startedAtMs).catch(() => null);
  return { row, model };
}

async function readRecordId(
  { chain }: FollowerOptions['acting'],
  { chainId, hash }: Entry,
): Promise<bigint | null> {
  if (hash === null) return null;
  return readMadeRecord(await chain.ask(chainId, 'eth_getTransactionReceipt', [hash as Hex]));
}

/** Asks the hub when it is time; what it said is stored before anybody is told. */
async function look(options: FollowerOptions, row: WatchRow, urged: boolean): Promise<WatchRow> {
  const { acting, reader, onLinked } = options;
  if (!isDue(row.watch, acting.now(), urged)) return row;
  const told = await askHub(reader, row);
  const nowMs = acting.now();
  const watch = noteLook(row.watch, told, { nowMs, startedAtMs: row.startedAtMs });
  const after = { ...row, watch };
  await writeWatch(after);
  if (watch.status === 'linked') await onLinked({ record: row.record, locator: watch.locator });
  return after;
}

async function askHub(reader: HubReader, { record, watch }: WatchRow): Promise<Look> {
  const of = { locator: watch.locator, revision: null };
  const row = await readRepository(reader, of, { sinceMs: reader.now() });
  if (!row) return { status: 'failed', why: 'unavailable', retryAtMs: 0 };
  const { answer, validUntilMs } = row;
  if (answer.status === 'failed') {
    return { status: 'failed', why: answer.why, retryAtMs: validUntilMs };
  }
  return { status: 'read', isNamed: namesRecord(parseLinks(answer.governance), record) };
}

async function findNext(nowMs: number): Promise<number | null> {
  const waits = (await readWatches())
    .filter(({ watch }) => watch.status === 'waiting')
    .map(({ watch }) => watch.nextAtMs);
  const open = (await readOwnEntries(nowMs)).filter(
    ({ state, block }) => block === null && state !== 'failed' && state !== 'dropped',
  );
  const times = [...waits, ...open.map(() => nowMs + blockWaitMs)];
  return times.length === 0 ? null : Math.max(Math.min(...times), nowMs + blockWaitMs);
}
