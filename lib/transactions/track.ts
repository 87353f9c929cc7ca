/**
 * Finds out what became of a submission, by its hash. Stateless: everything it needs is in the journal and on the
 * chain, so an alarm, a page and a restarted worker may all run it, at once if they like.
 */
import { numberToHex } from 'viem';
import { RpcRefusedError } from '@/lib/errors/chain';
import { writeNews } from '@/lib/storage/page-news';
import { broadcast, type SendContext } from './broadcast';
import { type Entry, isUnsettled } from './entry';
import { dropDraft, moveEntry, readEntries } from './journal';
import type { EntryError, LifeEvent } from './life';
import { type Asked, type Mined, readKnown, readMined, readNonceUsed } from './outcome';
import { decodeRevert } from './revert';
import { locate, lose } from './send-outside';
import { isRevert, toParams } from './simulate';

/** A draft this old was left by a worker that died before it signed, and its page never asked again. */
const draftTtlMs = 10 * 60_000;
/** What was given up is looked up this long: the bytes may still turn up. */
const lookedBackMs = 24 * 3_600_000;
const doneStates: readonly Entry['state'][] = ['included', 'final'];

/**
 * Brings one entry up to date and gives it as it stands then. Endpoint errors leave it as it is.
 */
export async function reconcile(context: SendContext, before: Entry): Promise<Entry> {
  const { chain, now } = context;
  if (before.state === 'drafted') {
    // Ahead of the clock it was left, too: the clock was set back since.
    if (Math.abs(now() - before.updatedAtMs) > draftTtlMs) await dropDraft(before.id);
    return before;
  }
  if (before.settled) return before;
  // Without bytes it is somebody else's to send.
  const isOurs = before.attempts.some(({ raw }) => raw !== null);
  const { chainId } = before;
  const { voices } = await chain.readNetwork(chainId);
  const asked = { chain, chainId, voices };
  const entry = isOurs ? before : await locate(context, asked, before);
  if (!entry) return before;
  const mined = await readMined(asked, entry);
  if (mined) return include(context, entry, mined);
  const known = await readKnown(asked, entry);
  if (known === 'none') {
    const isEnded = isOurs || entry.state === 'replaced';
    return isEnded ? search(context, entry, asked) : lose(context, asked, entry);
  }
  const seen = await move(context, entry, { type: 'known' });
  // One that says it has it may be the only one, or may not tell the truth.
  return known === 'some' ? (await broadcast(context, seen)).entry : seen;
}

/** Mined: included, failed, final, or given up by a cancellation. */
async function include(context: SendContext, entry: Entry, mined: Mined): Promise<Entry> {
  const { hash, number, blockHash, succeeded, final } = mined;
  const block = { number, hash: blockHash, final };
  const isSame = entry.state === 'failed' && entry.block?.hash === blockHash;
  const known = isSame ? entry.error : null;
  const error = succeeded ? null : (known ?? (await readRevert(context, entry, mined)));
  const after = await move(context, entry, { type: 'mined', hash, block, error });
  // It changed what pages show; one that is not told reads again when somebody comes back to it.
  if (entry.block === null && doneStates.includes(after.state)) await writeNews().catch(() => {});
  return after;
}

/** Nobody has it: send the same bytes again, until its nonce is used by another or its time is over. */
async function search(context: SendContext, before: Entry, asked: Asked): Promise<Entry> {
  const entry = await move(context, before, { type: 'unknown' });
  const used = entry.nonce === null ? null : await readNonceUsed(asked, entry);
  if (used) return move(context, entry, { type: 'nonce-used', ...used });
  // Given up: sent again when somebody asks for it.
  if (entry.state === 'dropped' || entry.state === 'replaced') return entry;
  const { entry: sent, taken } = await broadcast(context, entry);
  return taken ? sent : move(context, sent, { type: 'untaken' });
}

/** Why it failed: the same call at the block before. A forecast backwards, good enough to tell a person. */
async function readRevert(
  { chain }: SendContext,
  { from, to, data, valueWei, chainId }: Entry,
  mined: Mined,
): Promise<EntryError> {
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

/** The entry after an event, or as it was when somebody else wrote first: the next look sees theirs. */
async function move({ now }: SendContext, entry: Entry, event: LifeEvent): Promise<Entry> {
  return (await moveEntry(entry, event, now())) ?? entry;
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
  return !entry.settled && nowMs - entry.updatedAtMs < lookedBackMs;
}
