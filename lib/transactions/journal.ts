/**
 * The journal of submissions, in IndexedDB, each write on the disk before the next step begins. It is the truth after
 * a kill: whatever is in no row was not sent, whatever is signed in a row is sent as these bytes and no others.
 */
import type { Hex } from 'viem';
import { inTransaction, openDatabase } from '@/lib/storage/database';
import { type Entry, holdsIntent, isRevivable, isUnsettled, parseEntry, toEntryRow } from './entry';
import { advance, type LifeEvent } from './life';

/** Settled submissions that are kept. */
const settledMax = 500;

export type Drafted =
  /** It is new and was written. */
  | { status: 'new'; entry: Entry }
  /** This request, or this prepared call, was taken up before. */
  | { status: 'known'; entry: Entry }
  /** Another submission with the same intent is open. */
  | { status: 'busy'; entry: Entry }
  /** One with the same intent was given up, but its bytes may still turn up: it goes on with its nonce. */
  | { status: 'revivable'; entry: Entry };

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

/** The entry because of which an intent is refused, or null. */
export async function findHolding(intentKey: string): Promise<Entry | null> {
  const entries = await readEntries();
  return entries.find((entry) => holdsIntent(entry) && entry.intentKey === intentKey) ?? null;
}

/** Writes a new entry unless its request, its prepared call or its intent is there already: one transaction decides. */
export function draftEntry(entry: Entry): Promise<Drafted> {
  return inTransaction('journal', async (store) => {
    const others = parseAll(await store.getAll());
    const known =
      others.find(({ id }) => id === entry.id) ??
      others.find(({ preparedId }) => preparedId === entry.preparedId);
    const same = others.filter(({ intentKey }) => intentKey === entry.intentKey);
    const busy = same.find(holdsIntent);
    const revivable = same.find(isRevivable);
    if (!known && !busy && !revivable) {
      await store.add(toEntryRow(entry));
      await Promise.all(listOld(others).map(({ id }) => store.delete(id)));
    }
    if (known) return { status: 'known', entry: known };
    if (busy) return { status: 'busy', entry: busy };
    return revivable ? { status: 'revivable', entry: revivable } : { status: 'new', entry };
  });
}

/**
 * Lets something happen to an entry as it was read, and writes what comes of it. The entry as it is after that: the
 * same one when the event changes nothing; null when it was changed meanwhile, so that two contexts that found out
 * different things at once cannot overwrite each other. A transaction stands for one of equal intents, not for two.
 */
export function moveEntry(entry: Entry, event: LifeEvent, nowMs: number): Promise<Entry | null> {
  return inTransaction('journal', async (store) => {
    const current = parseEntry(await store.get(entry.id));
    const isCurrent = current?.revision === entry.revision;
    const isFree = event.type !== 'located' || !isTaken(await store.getAll(), entry, event.hash);
    const after = isCurrent && isFree ? advance(current, event, nowMs) : null;
    const moved = after && { ...after, revision: entry.revision + 1 };
    if (moved) await store.put(toEntryRow(moved));
    return moved ?? (isCurrent ? current : null);
  });
}

/** Whether the same intent, asked for before or again, was found in this transaction already. */
function isTaken(rows: readonly unknown[], { id, intentKey }: Entry, hash: Hex): boolean {
  const others = parseAll(rows).filter((one) => one.intentKey === intentKey && one.id !== id);
  return others.some(({ attempts }) => attempts.some((attempt) => attempt.hash === hash));
}

/** Takes out an entry of which nothing was signed; of any other it does nothing. */
export function dropDraft(id: string): Promise<void> {
  return dropIf(id, ({ state }) => state === 'drafted');
}

/** Takes out what somebody else was asked for and refused; not once there is a hash. */
export function dropRequest(id: string): Promise<void> {
  return dropIf(id, ({ state, hash }) => state === 'requested' && hash === null);
}

function dropIf(id: string, isGone: (entry: Entry) => boolean): Promise<void> {
  return inTransaction('journal', async (store) => {
    const current = parseEntry(await store.get(id));
    if (current && isGone(current)) await store.delete(id);
  });
}

/** What has long been decided, over a number that nobody looks through. */
function listOld(entries: readonly Entry[]): readonly Entry[] {
  const settled = entries.filter((entry) => !isUnsettled(entry) && !isRevivable(entry));
  return settled.sort((a, b) => b.createdAtMs - a.createdAtMs).slice(settledMax);
}

/** A row that cannot be read stays where it is and is left out. */
function parseAll(rows: readonly unknown[]): Entry[] {
  return rows.map(parseEntry).filter((entry) => entry !== null);
}
