/** One submission in the journal (docs/decisions/0008-journal.md): its row and what holds of it. Its life is in `life.ts`. Pure. */
import * as v from 'valibot';
import { bytes } from '@/lib/chain/quantity';
import type { IntentKind, RaisePurpose, SubmissionState } from '@/lib/model/submission';
import { address, decimal } from '@/lib/protocol/schemas';
import { upgradeRow } from './upgrade-row';

const intentKinds = [
  'stake',
  'request-unstake',
  'claim-unstake',
  'delegate',
  'vote',
  'propose',
  'queue',
  'execute',
  'cancel',
  'launch',
  'register',
  'publish-allocation',
  'claim-allocation',
  'claim-and-stake',
  'rebalance',
  'force-deallocate',
  'send',
  'revoke',
  'claim-rewards',
  'claim-contributions',
  'allow-revenue',
  'pay-revenue',
  'submit-evidence',
  'hand-on-revenue',
] as const satisfies readonly IntentKind[];
const states = [
  'drafted',
  'requested',
  'signed',
  'broadcast',
  'seen',
  'included',
  'final',
  'replaced',
  'dropped',
  'failed',
] as const satisfies readonly SubmissionState[];

const purposes = ['send', 'speed-up', 'cancel'] as const satisfies readonly (
  | 'send'
  | RaisePurpose
)[];

/** Signed bytes of a submission. All of one submission have its nonce: one of them can be mined at most. */
const attemptSchema = v.object({
  purpose: v.picklist(purposes),
  hash: bytes,
  /** The only thing that is ever broadcast, and broadcast again; null where a wallet sent them, and once they are of no use. */
  raw: v.nullable(bytes),
  /** Null where it is not known: a wallet chose it, or the row is an old one. */
  fee: v.nullable(
    v.object({ gas: decimal, maxFeePerGasWei: decimal, maxPriorityFeePerGasWei: decimal }),
  ),
});
export type Attempt = v.InferOutput<typeof attemptSchema>;

/** How a row of the `journal` store is read. Times are the computer's clock. */
export const entrySchema = v.object({
  /** The page's request id. */
  id: v.string(),
  version: v.literal(2),
  /** Counts the writes: a change is made to what was read, or not at all. */
  revision: v.number(),
  preparedId: v.string(),
  /** Equal for equal intents: account, record, kind and what is wanted. */
  intentKey: v.string(),
  kind: v.picklist(intentKinds),
  record: v.object({ chainId: v.number(), registry: address, id: decimal }),
  modelName: v.string(),
  chainId: v.number(),
  demo: v.boolean(),
  from: address,
  to: address,
  valueWei: decimal,
  /** The call's data; with a permit it is complete from the signature on. */
  data: bytes,
  state: v.picklist(states),
  nonce: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0))),
  /** Oldest first. */
  attempts: v.array(attemptSchema),
  /** Of the attempt that counts: the one mined, else the newest. */
  hash: v.nullable(bytes),
  /** Where it was mined; `final` once that block cannot go away. */
  block: v.nullable(v.object({ number: decimal, hash: bytes, final: v.boolean() })),
  /** Its end is known and can change no more. */
  settled: v.boolean(),
  error: v.nullable(v.object({ code: v.string(), fields: v.record(v.string(), v.string()) })),
  createdAtMs: v.number(),
  updatedAtMs: v.number(),
  /** First block to look for its event in; null for what we send ourselves. */
  sinceBlock: v.optional(v.nullable(decimal), null),
  /** Since when no endpoint knows the hash; null while one does, and before it was sent. */
  unknownSinceMs: v.nullable(v.number()),
});
export type Entry = v.InferOutput<typeof entrySchema>;
/** As stored. */
export type EntryRow = v.InferInput<typeof entrySchema>;

/** A row of this or an earlier version as an entry; null when it cannot be read. */
export function parseEntry(row: unknown): Entry | null {
  const parsed = v.safeParse(entrySchema, upgradeRow(row));
  return parsed.success ? parsed.output : null;
}

/** The row of an entry. */
export function toEntryRow(entry: Entry): EntryRow {
  const { record, valueWei, block, sinceBlock, attempts } = entry;
  return {
    ...entry,
    record: { ...record, id: record.id.toString() },
    valueWei: valueWei.toString(),
    sinceBlock: sinceBlock?.toString() ?? null,
    block: block && { ...block, number: block.number.toString() },
    attempts: attempts.map(toAttemptRow),
  };
}

function toAttemptRow({ fee, ...rest }: Attempt): EntryRow['attempts'][number] {
  if (fee === null) return { ...rest, fee };
  const { gas, maxFeePerGasWei, maxPriorityFeePerGasWei } = fee;
  return {
    ...rest,
    fee: {
      gas: gas.toString(),
      maxFeePerGasWei: maxFeePerGasWei.toString(),
      maxPriorityFeePerGasWei: maxPriorityFeePerGasWei.toString(),
    },
  };
}

const openStates: ReadonlySet<SubmissionState> = new Set([
  'drafted',
  'requested',
  'signed',
  'broadcast',
  'seen',
]);

/** Still on its way. */
export function isOpen({ state }: Entry): boolean {
  return openStates.has(state);
}

/** Not waited for any longer, and in no block. */
export function isGivenUp({ state, block }: Entry): boolean {
  return state === 'dropped' || (state === 'failed' && block === null);
}

/** Given up, and its nonce is not used: the same intent goes on with this nonce and no other. */
export function isRevivable(entry: Entry): boolean {
  return isGivenUp(entry) && entry.attempts.some(({ raw }) => raw !== null);
}

/** Whether its outcome may change by itself. What was given up is looked up for a while, but not waited for. */
export function isUnsettled(entry: Entry): boolean {
  if (entry.settled) return false;
  return isOpen(entry) || entry.block !== null || entry.state === 'replaced';
}

/**
 * Whether the same intent is refused: it is on its way, or what took its nonce may go away again and let it in. What
 * was given up is not refused: it goes on ({@link isRevivable}).
 */
export function holdsIntent(entry: Entry): boolean {
  return isOpen(entry) || (entry.state === 'replaced' && !entry.settled);
}

/**
 * Whether its nonce is spoken for although an endpoint may not count it yet. What is final no longer matters: every
 * endpoint counts it, and a demo chain that was started anew must be able to count from 0 again.
 */
export function holdsNonce(entry: Entry): boolean {
  if (entry.nonce === null) return false;
  return isOpen(entry) || (entry.block !== null && !entry.settled);
}
