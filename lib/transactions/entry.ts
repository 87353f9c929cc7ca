/** One submission in the journal, and the rules of its life (docs/decisions/0008-journal.md). Pure. */
import * as v from 'valibot';
import type { Address, Hex } from 'viem';
import type { IntentKind, SubmissionState } from '@/lib/model/submission';

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

const address = v.pipe(
  v.string(),
  v.regex(/^0x[0-9a-fA-F]{40}$/),
  v.transform((text) => text as Address),
);
const hex = v.pipe(
  v.string(),
  v.regex(/^0x([0-9a-f]{2})*$/),
  v.transform((text) => text as Hex),
);
/** Decimal text at rest, bigint in code. */
const amount = v.pipe(
  v.string(),
  v.regex(/^\d{1,78}$/),
  v.transform((text) => BigInt(text)),
);

/** How a row of the `journal` store is read. Times are the computer's clock. */
export const entrySchema = v.object({
  /** The page's request id. */
  id: v.string(),
  version: v.literal(1),
  /** Counts the writes: a change is made to what was read, or not at all. */
  revision: v.number(),
  preparedId: v.string(),
  /** Equal for equal intents: account, record, kind and what is wanted. */
  intentKey: v.string(),
  kind: v.picklist(intentKinds),
  record: v.object({ chainId: v.number(), registry: address, id: amount }),
  modelName: v.string(),
  chainId: v.number(),
  demo: v.boolean(),
  from: address,
  to: address,
  valueWei: amount,
  /** The call's data; with a permit it is complete from the signature on. */
  data: hex,
  state: v.picklist(states),
  nonce: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0))),
  /** The signed bytes: the only thing that is ever broadcast, and broadcast again. */
  raw: v.nullable(hex),
  hash: v.nullable(hex),
  /** Where it was mined; `final` once that block cannot go away. */
  block: v.nullable(v.object({ number: amount, hash: hex, final: v.boolean() })),
  error: v.nullable(v.object({ code: v.string(), fields: v.record(v.string(), v.string()) })),
  createdAtMs: v.number(),
  updatedAtMs: v.number(),
  /** First block to look for its event in; null for what we send ourselves. */
  sinceBlock: v.optional(v.nullable(amount), null),
  /** Since when no endpoint knows the hash; null while one does, and before it was sent. */
  unknownSinceMs: v.nullable(v.number()),
});
export type Entry = v.InferOutput<typeof entrySchema>;
/** As stored. */
export type EntryRow = v.InferInput<typeof entrySchema>;

/** The row of an entry. */
export function toEntryRow(entry: Entry): EntryRow {
  const { record, valueWei, block, sinceBlock } = entry;
  return {
    ...entry,
    record: { ...record, id: record.id.toString() },
    valueWei: valueWei.toString(),
    sinceBlock: sinceBlock?.toString() ?? null,
    block: block && { ...block, number: block.number.toString() },
  };
}

/**
 * What may follow what. A block can go away again (reorganisation), and what nobody knew any more can still turn up,
 * since an endpoint may have kept the bytes.
 */
const next: Readonly<Record<SubmissionState, readonly SubmissionState[]>> = {
  drafted: ['signed', 'requested'],
  requested: ['seen', 'failed', 'replaced', 'dropped'],
  signed: ['broadcast', 'seen', 'included', 'failed', 'replaced', 'dropped'],
  broadcast: ['seen', 'included', 'failed', 'replaced', 'dropped'],
  seen: ['requested', 'broadcast', 'included', 'failed', 'replaced', 'dropped'],
  included: ['requested', 'final', 'seen', 'broadcast', 'failed', 'replaced'],
  failed: ['requested', 'included', 'seen', 'broadcast', 'replaced'],
  dropped: ['seen', 'included', 'failed', 'replaced'],
  replaced: ['seen', 'included', 'failed'],
  final: [],
};

/** Whether a state may follow another; every state may be written again with other details. */
export function isStep(from: SubmissionState, to: SubmissionState): boolean {
  return from === to || next[from].includes(to);
}

/** Still on its way: the same intent is refused meanwhile. */
export function isOpen({ state }: Entry): boolean {
  return openStates.has(state);
}

const openStates: ReadonlySet<SubmissionState> = new Set([
  'drafted',
  'requested',
  'signed',
  'broadcast',
  'seen',
]);

/** Whether its outcome is not yet known for good. */
export function isUnsettled(entry: Entry): boolean {
  return isOpen(entry) || (entry.block !== null && !entry.block.final);
}

/**
 * Whether its nonce is spoken for although an endpoint may not count it yet. What is final no longer matters: every
 * endpoint counts it, and a demo chain that was started anew must be able to count from 0 again.
 */
export function holdsNonce(entry: Entry): boolean {
  return entry.nonce !== null && isUnsettled(entry);
}
