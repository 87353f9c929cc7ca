/**
 * The life of a submission as one state machine (docs/decisions/0008-journal.md):
 *
 * drafted → signed → broadcast → seen → included → final, or replaced, dropped, failed. Where somebody else sends:
 * drafted → requested (perhaps sent) → seen, and on from there.
 *
 * Pure. What may be signed is decided by `send.ts`, what is known of the chain by `outcome.ts`; what that makes of an
 * entry is decided here and nowhere else. Whoever calls it writes the result down before the next step.
 */
import type { Hex } from 'viem';
import type { IntentKind, SubmissionState } from '@/lib/model/submission';
import { type Attempt, type Entry, isGivenUp, isOpen, isRevivable } from './entry';

export type Block = NonNullable<Entry['block']>;
export type EntryError = NonNullable<Entry['error']>;

export type LifeEvent =
  /** Bytes were made. */
  | { type: 'signed'; nonce: number; data: Hex; attempt: Attempt }
  /** A wallet that sends by itself is about to be asked, or a person elsewhere was given the call. */
  | { type: 'requested'; data: Hex; sinceBlock: bigint }
  /** The wallet told a hash; it is not held against the call yet. */
  | { type: 'told'; hash: Hex }
  /** The transaction is the call that was asked for, or its event is on the chain. */
  | { type: 'located'; hash: Hex; nonce: number | null }
  /** Its event is in no block before this one. */
  | { type: 'looked'; sinceBlock: bigint }
  /** Nobody knows the hash any more: the wallet may have sent it anew. */
  | { type: 'lost' }
  /** The wallet sent something else. */
  | { type: 'altered'; code: string }
  /** Nobody sent it. */
  | { type: 'gone'; code: string }
  /** Other bytes with the same nonce were made: dearer, or nothing at all. */
  | { type: 'raised'; data: Hex; preparedId: string; attempt: Attempt }
  /** An endpoint has the bytes now. */
  | { type: 'taken' }
  /** Every endpoint refused every attempt, for good. */
  | { type: 'refused'; code: string }
  /** An attempt is in a block that the endpoints agree on. */
  | { type: 'mined'; hash: Hex; block: Block; error: EntryError | null }
  /** An endpoint has it in its pool. */
  | { type: 'known' }
  /** No endpoint knows any attempt. */
  | { type: 'unknown' }
  /**
   * The endpoints agree that its nonce is used, and nobody knows any attempt; final when that cannot change. Alone:
   * a single operator says so.
   */
  | { type: 'nonce-used'; final: boolean; alone: boolean }
  /** Nobody knows it, and nobody took it when it was sent again. */
  | { type: 'untaken' };

type Change = Partial<Entry> & { state: SubmissionState };

/** How long nobody may know the hash before it is given up. */
const droppedAfterMs = 30 * 60_000;
/** How long a used nonce must stay without our hash before somebody else's transaction is to blame. */
const replacedAfterMs = 20_000;
/** Where no endpoint tells what is final. */
const buriedAfterMs = 24 * 3_600_000;

/** What they were about stands in their data alone: it is looked up again when the repository is watched for its link. */
const tellsMore: ReadonlySet<IntentKind> = new Set(['launch', 'register']);

/** The entry after an event; null when nothing changes. What is settled never changes. */
export function advance(entry: Entry, event: LifeEvent, nowMs: number): Entry | null {
  if (entry.settled) return null;
  const change = getChange(entry, event, nowMs);
  return change && { ...entry, ...change, updatedAtMs: nowMs };
}

function getChange(entry: Entry, event: LifeEvent, nowMs: number): Change | null {
  const isUnsigned = entry.state === 'drafted';
  if (event.type === 'signed') return isUnsigned ? sign(event) : null;
  if (event.type === 'requested') return isUnsigned ? request(event) : null;
  if (isOutside(event)) return getOutsideChange(entry, event, nowMs);
  if (event.type === 'nonce-used') {
    return isUnsigned || entry.nonce === null ? null : replace(entry, event, nowMs);
  }
  // Whatever else happens, happens to bytes.
  if (entry.attempts.length === 0) return null;
  switch (event.type) {
    case 'raised':
      return raise(entry, event);
    case 'taken':
      return take(entry);
    case 'refused':
      return refuse(entry, event.code);
    case 'mined':
      return mine(entry, event);
    case 'known':
      return entry.state === 'seen' && entry.unknownSinceMs === null ? null : found('seen');
    case 'unknown':
      return miss(entry, nowMs);
    case 'untaken':
      return drop(entry, nowMs);
  }
}

function sign({ nonce, data, attempt }: LifeEvent & { type: 'signed' }): Change {
  return { state: 'signed', nonce, data, attempts: [attempt], hash: attempt.hash };
}

function request({ data, sinceBlock }: LifeEvent & { type: 'requested' }): Change {
  return { state: 'requested', data, sinceBlock };
}

const outsideTypes = ['told', 'located', 'looked', 'lost', 'altered', 'gone'] as const;
type OutsideEvent = Extract<LifeEvent, { type: (typeof outsideTypes)[number] }>;

function isOutside(event: LifeEvent): event is OutsideEvent {
  return (outsideTypes as readonly string[]).includes(event.type);
}

/** Where somebody else sends: only without bytes of ours. */
function getOutsideChange(entry: Entry, event: OutsideEvent, nowMs: number): Change | null {
  const { state, attempts, nonce } = entry;
  if (event.type === 'lost') {
    const mayGo = attempts.length > 0 && attempts.every(({ raw }) => raw === null);
    const unknownSinceMs = Math.min(entry.unknownSinceMs ?? nowMs, nowMs);
    if (!mayGo) return null;
    // Known to be the account's own: a look at endpoints that lag is no proof that it is gone.
    const kept = nonce === null ? { attempts: [], hash: null } : {};
    return { ...found('requested'), ...kept, unknownSinceMs };
  }
  if (event.type === 'located') {
    const mayBe = state === 'requested' || (isGivenUp(entry) && !isRevivable(entry));
    if (!mayBe) return null;
    return { ...found('seen'), ...toOutsideAttempt(event.hash), nonce: nonce ?? event.nonce };
  }
  if (state !== 'requested') return null;
  switch (event.type) {
    case 'told':
      return { state, ...toOutsideAttempt(event.hash) };
    case 'looked':
      return { state, sinceBlock: event.sinceBlock };
    case 'altered':
      return { state: 'failed', error: { code: event.code, fields: {} } };
    case 'gone':
      return { state: 'dropped', error: { code: event.code, fields: {} } };
  }
}

function toOutsideAttempt(hash: Hex): Pick<Entry, 'attempts' | 'hash'> {
  return { attempts: [{ purpose: 'send', hash, raw: null, fee: null }], hash };
}

/** Only what waits, or was given up, may be replaced by us; a sibling that is there is kept. */
function raise(entry: Entry, { data, preparedId, attempt }: LifeEvent & { type: 'raised' }) {
  if (!isOpen(entry) && !isRevivable(entry)) return null;
  // The same call at the same price is the same bytes.
  const others = entry.attempts.filter(({ hash }) => hash !== attempt.hash);
  const attempts = [...others, attempt];
  return { ...found('signed'), attempts, hash: attempt.hash, data, preparedId };
}

function found(state: SubmissionState): Change {
  return { state, block: null, error: null, unknownSinceMs: null };
}

function take(entry: Entry): Change | null {
  if (entry.state === 'signed' || isRevivable(entry)) return found('broadcast');
  // A pool has it again: what it was unknown before no longer counts.
  return entry.unknownSinceMs === null ? null : { state: entry.state, unknownSinceMs: null };
}

/** What was in a block or a pool is not undone by a refusal: its nonce may be used by itself. */
function refuse(entry: Entry, code: string): Change | null {
  if (entry.block !== null || !isOpen(entry)) return null;
  return { state: 'failed', block: null, error: { code, fields: {} } };
}

function mine(entry: Entry, { hash, block, error }: LifeEvent & { type: 'mined' }): Change | null {
  const attempt = entry.attempts.find((one) => one.hash === hash);
  if (!attempt) return null;
  const end = getEnd(attempt, block, error);
  const isSame = entry.state === end.state && entry.hash === hash;
  if (isSame && entry.block?.hash === block.hash && entry.block.final === block.final) return null;
  const change = { ...end, hash, block, unknownSinceMs: null };
  return block.final ? { ...change, ...forget(entry) } : change;
}

function getEnd({ purpose }: Attempt, block: Block, error: EntryError | null): Change {
  if (purpose === 'cancel') {
    return { state: 'replaced', error: { code: 'transactions.cancelled', fields: {} } };
  }
  if (error !== null) return { state: 'failed', error };
  return { state: block.final ? 'final' : 'included', error: null };
}

/** Its nonce is used for good; the hashes are enough from here on. */
function forget({ attempts, kind, data }: Entry): Pick<Entry, 'settled' | 'attempts' | 'data'> {
  return {
    settled: true,
    attempts: attempts.map((attempt) => ({ ...attempt, raw: null })),
    data: tellsMore.has(kind) ? data : '0x',
  };
}

/** Since when nobody knows it; a block it was in is gone. From now on where the clock was set back since. */
function miss(entry: Entry, nowMs: number): Change | null {
  const isCounted = entry.unknownSinceMs !== null && entry.unknownSinceMs <= nowMs;
  if (isCounted && entry.block === null) return null;
  const state = entry.block === null ? entry.state : 'broadcast';
  return {
    ...found(state),
    error: entry.block === null ? entry.error : null,
    unknownSinceMs: nowMs,
  };
}

/** For how long nobody knows it. */
const getUnknownMs = ({ unknownSinceMs }: Entry, nowMs: number) =>
  nowMs - (unknownSinceMs ?? nowMs);

/** That nobody has it is no more than their word; one operator alone must keep to it as long as for giving it up. */
function replace(
  entry: Entry,
  { final, alone }: LifeEvent & { type: 'nonce-used' },
  nowMs: number,
): Change | null {
  const unknownMs = getUnknownMs(entry, nowMs);
  if (unknownMs < replacedAfterMs) return null;
  const isBuried = (final && (!alone || unknownMs > droppedAfterMs)) || unknownMs > buriedAfterMs;
  if (entry.state === 'replaced' && !isBuried) return null;
  const error = { code: 'transactions.replaced', fields: {} };
  return { state: 'replaced', block: null, error, ...(isBuried && forget(entry)) };
}

function drop(entry: Entry, nowMs: number): Change | null {
  if (!isOpen(entry) || getUnknownMs(entry, nowMs) < droppedAfterMs) return null;
  return { state: 'dropped', block: null, error: { code: 'transactions.dropped', fields: {} } };
}
