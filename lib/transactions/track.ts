/**
 * Finds out what became of a submission, by its hash. Stateless: everything it needs is in the journal and on the
 * chain, so an alarm, a page and a restarted worker may all run it, at once if they like.
 */
import { numberToHex } from 'viem';
import { RpcRefusedError } from '@/lib/errors/chain';
import type { IntentKind } from '@/lib/model/submission';
import { broadcast, type SendContext } from './broadcast';
import { type Entry, isUnsettled } from './entry';
import { dropDraft, moveEntry, readEntries } from './journal';
import { isFinal, isKnown, isNonceUsed, type Mined, readMined } from './outcome';
import { decodeRevert } from './revert';
import { locate, lose } from './send-outside';
import { isRevert, toParams } from './simulate';

/** What they were about stands in their data alone: it is looked up again when the repository is watched for its link. */
const tellsMore: ReadonlySet<IntentKind> = new Set(['launch', 'register']);

/** A draft this old was left by a worker that died before it signed, and its page never asked again. */
const draftTtlMs = 10 * 60_000;
/** How long nobody may know the hash before it is given up. */
const droppedAfterMs = 30 * 60_000;
/** How long a used nonce must stay without our hash before somebody else's transaction is to blame. */
const replacedAfterMs = 20_000;
/** What was given up is looked up this long: the bytes may still turn up. */
const lookedBackMs = 24 * 3_600_000;

/**
 * Brings one entry up to date and gives it as it stands then. Endpoint errors leave it as it is.
 */
export async function reconcile(context: SendContext, before: Entry): Promise<Entry> {
  const { chain, now } = context;
  if (before.state === 'drafted') {
    if (now() - before.updatedAtMs > draftTtlMs) await dropDraft(before.id);
    return before;
  }
  if (before.state === 'final') return before;
  // Without bytes it is somebody else's to send.
  const entry = before.raw === null ? await locate(context, before) : before;
  if (!entry) return before;
  const mined = await readMined(chain, entry);
  if (mined) return include(context, entry, mined);
  if (await isKnown(chain, entry)) return see(context, entry);
  if (entry.state === 'dropped' || entry.state === 'replaced') return entry;
  return entry.raw === null ? lose(context, entry) : search(context, entry);
}

/** Mined: included, failed or final. */
async function include(context: SendContext, entry: Entry, mined: Mined): Promise<Entry> {
  const { chain, now } = context;
  const final = await isFinal(chain, entry.chainId, mined.number);
  const block = { number: mined.number, hash: mined.hash, final };
  if (isSame(entry, block)) return entry;
  const common = { block, unknownSinceMs: null, updatedAtMs: now() };
  if (!mined.succeeded) {
    const error = await readRevert(context, entry, mined);
    return move(entry, { ...common, state: 'failed', error });
  }
  const included = await move(entry, { ...common, state: 'included', error: null });
  // Its bytes are on the chain for good; the hash is enough from here on.
  if (!final) return included;
  const data = tellsMore.has(entry.kind) ? entry.data : '0x';
  return move(included, { ...common, state: 'final', raw: null, data });
}

function isSame(entry: Entry, block: NonNullable<Entry['block']>): boolean {
  const hasState = entry.state === 'included' || entry.state === 'failed';
  return hasState && entry.block?.hash === block.hash && entry.block.final === block.final;
}

/** In a pool, or in a block that went away. */
async function see({ now }: SendContext, entry: Entry): Promise<Entry> {
  if (entry.state === 'seen') return entry;
  const seen = { state: 'seen', block: null, error: null, unknownSinceMs: null } as const;
  return move(entry, { ...seen, updatedAtMs: now() });
}

/** Nobody has it: send the same bytes again, until its nonce is used by another or its time is over. */
async function search(context: SendContext, before: Entry): Promise<Entry> {
  const nowMs = context.now();
  const entry = await noteUnknown(before, nowMs);
  const unknownMs = nowMs - (entry.unknownSinceMs ?? nowMs);
  if (await isNonceUsed(context.chain, entry)) {
    if (unknownMs < replacedAfterMs) return entry;
    const error = { code: 'transactions.replaced', fields: {} };
    return move(entry, { state: 'replaced', block: null, error, updatedAtMs: nowMs });
  }
  const { entry: sent, taken } = await broadcast(context, entry);
  if (taken || sent.state === 'failed' || unknownMs < droppedAfterMs) return sent;
  const error = { code: 'transactions.dropped', fields: {} };
  return move(sent, { state: 'dropped', block: null, error, updatedAtMs: nowMs });
}

/** Writes down since when nobody knows it; a block it was in is gone. */
async function noteUnknown(entry: Entry, nowMs: number): Promise<Entry> {
  if (entry.unknownSinceMs !== null && entry.block === null) return entry;
  const state = entry.block === null ? entry.state : 'broadcast';
  return move(entry, {
    state,
    block: null,
    error: null,
    unknownSinceMs: nowMs,
    updatedAtMs: nowMs,
  });
}

/** Why it failed: the same call at the block before. A forecast backwards, good enough to tell a person. */
async function readRevert(
  { chain }: SendContext,
  { from, to, data, valueWei, chainId }: Entry,
  mined: Mined,
): Promise<NonNullable<Entry['error']>> {
  try {
    const params = [toParams(from, { to, data, valueWei }), numberToHex(mined.number - 1n)];
    await chain.ask(chainId, 'eth_call', params);
    return { code: 'revert.none', fields: {} };
  } catch (error) {
    // A node without that state, or without an answer: that it failed is known all the same.
    const data = error instanceof RpcRefusedError && isRevert(error) ? error.data : null;
    const { code, detail } = decodeRevert(data);
    return { code, fields: { detail } };
  }
}

/** The change as written, or the entry as it was when somebody else wrote first: the next look sees theirs. */
async function move(entry: Entry, change: Parameters<typeof moveEntry>[1]): Promise<Entry> {
  return (await moveEntry(entry, change)) ?? entry;
}

/**
 * Brings every submission up to date whose outcome is open; true while there are any left. One that cannot be looked
 * up now stays open.
 */
export async function reconcileAll(context: SendContext): Promise<boolean> {
  const nowMs = context.now();
  const watched = (await readEntries()).filter((entry) => isWatched(entry, nowMs));
  await Promise.all(watched.map((entry) => reconcile(context, entry).catch(() => entry)));
  return (await readEntries()).some(isUnsettled);
}

function isWatched(entry: Entry, nowMs: number): boolean {
  if (isUnsettled(entry)) return true;
  const isGivenUp = entry.state === 'dropped' || entry.state === 'replaced';
  return isGivenUp && nowMs - entry.updatedAtMs < lookedBackMs;
}
