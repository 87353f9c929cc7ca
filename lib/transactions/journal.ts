/**
 * The journal of submissions, in IndexedDB, each write on the disk before the next step begins. It is the truth after
 * a kill: whatever is in no row was not sent, whatever is signed in a row is sent as these bytes and no others.
 */
import * as v from 'valibot';
import type { SubmissionState } from '@/lib/model/submission';
import { openDatabase } from '@/lib/storage/database';
import { type Entry, entrySchema, isOpen, isStep, isUnsettled, toEntryRow } from './entry';

/** Settled submissions that are kept. */
const settledMax = 500;

export type Drafted =
  /** It is new and was written. */
  | { status: 'new'; entry: Entry }
  /** This request, or this prepared call, was taken up before. */
  | { status: 'known'; entry: Entry }
  /** Another submission with the same intent is open. */
  | { status: 'busy'; entry: Entry };

/** One entry, or null. */
export async function readEntry(id: string): Promise<Entry | null> {
  const database = await openDatabase();
  return parseEntry(await database.get('journal', id));
}

/** Every entry that can be read, newest first. */
export async function readEntries(): Promise<Entry[]> {
  const database = await openDatabase();
  return parseAll(await database.getAll('journal')).sort((a, b) => b.createdAtMs - a.createdAtMs);
}

/** The open entry with an intent, or null. */
export async function findOpen(intentKey: string): Promise<Entry | null> {
  const entries = await readEntries();
  return entries.find((entry) => isOpen(entry) && entry.intentKey === intentKey) ?? null;
}

/** Writes a new entry unless its request, its prepared call or its intent is there already: one transaction decides. */
export async function draftEntry(entry: Entry): Promise<Drafted> {
  const database = await openDatabase();
  const transaction = database.transaction('journal', 'readwrite', { durability: 'strict' });
  const others = parseAll(await transaction.store.getAll());
  const known =
    others.find(({ id }) => id === entry.id) ??
    others.find(({ preparedId }) => preparedId === entry.preparedId);
  const busy = others.find((other) => isOpen(other) && other.intentKey === entry.intentKey);
  if (!known && !busy) {
    await transaction.store.add(toEntryRow(entry));
    await Promise.all(listOld(others).map(({ id }) => transaction.store.delete(id)));
  }
  await transaction.done;
  if (known) return { status: 'known', entry: known };
  return busy ? { status: 'busy', entry: busy } : { status: 'new', entry };
}

/**
 * Changes an entry as it was read, if it may take the step. Null when it was changed meanwhile: two contexts that
 * found out different things at once cannot overwrite each other.
 */
export async function moveEntry(
  entry: Entry,
  change: Partial<Entry> & { state: SubmissionState; updatedAtMs: number },
): Promise<Entry | null> {
  const database = await openDatabase();
  const transaction = database.transaction('journal', 'readwrite', { durability: 'strict' });
  const current = parseEntry(await transaction.store.get(entry.id));
  const isMoved = current?.revision === entry.revision && isStep(current.state, change.state);
  const moved = isMoved ? { ...current, ...change, revision: current.revision + 1 } : null;
  if (moved) await transaction.store.put(toEntryRow(moved));
  await transaction.done;
  return moved;
}

/** Takes out an entry of which nothing was signed; of any other it does nothing. */
export async function dropDraft(id: string): Promise<void> {
  const database = await openDatabase();
  const transaction = database.transaction('journal', 'readwrite', { durability: 'strict' });
  const current = parseEntry(await transaction.store.get(id));
  if (current?.state === 'drafted') await transaction.store.delete(id);
  await transaction.done;
}

/** Takes out what somebody else was asked for and refused; not once there is a hash. */
export async function dropRequest(id: string): Promise<void> {
  const database = await openDatabase();
  const transaction = database.transaction('journal', 'readwrite', { durability: 'strict' });
  const current = parseEntry(await transaction.store.get(id));
  if (current?.state === 'requested' && current.hash === null) await transaction.store.delete(id);
  await transaction.done;
}

/** What has long been decided, over a number that nobody looks through. */
function listOld(entries: readonly Entry[]): readonly Entry[] {
  const settled = entries.filter((entry) => !isUnsettled(entry));
  return settled.sort((a, b) => b.createdAtMs - a.createdAtMs).slice(settledMax);
}

function parseAll(rows: readonly unknown[]): Entry[] {
  return rows.map(parseEntry).filter((entry) => entry !== null);
}

/** A row that cannot be read stays where it is and is left out. */
function parseEntry(row: unknown): Entry | null {
  const parsed = v.safeParse(entrySchema, row);
  return parsed.success ? parsed.output : null;
}
