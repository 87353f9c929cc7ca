/**
 * Sends that others make: a wallet of the browser, or a person elsewhere. The journal says `requested` before anybody
 * is asked; what came of it is read from our own endpoints, never from the answer.
 */
import * as v from 'valibot';
import type { Hex } from 'viem';
import { bytes, hash, quantity } from '@/lib/chain/quantity';
import { MalformedAnswerError } from '@/lib/errors/chain';
import { WalletGoneError, WalletRefusedError, WalletTwiceError } from '@/lib/errors/signer';
import { NothingSentError } from '@/lib/errors/transactions';
import type { Submitted } from '@/lib/model/submission';
import type { SendingWallet } from '@/lib/signers/types';
import type { SendContext } from './broadcast';
import { type Entry, isGivenUp } from './entry';
import { findByEvent } from './find-by-event';
import { dropRequest, moveEntry, readEntry } from './journal';
import { type Asked, getNeeded, listVoices, readBlockNumber, readNonceUsed } from './outcome';
import type { Prepared } from './prepared-store';

/** What nobody sent in a week is not waited for any longer. */
const givenUpAfterMs = 7 * 24 * 3_600_000;
/** A look that found nothing is written down when it went this far: the next one need not start over. */
const stepBlocks = 64n;

/**
 * Asks a wallet to send the call. Once the journal has the request, whatever happens to the wallet or to us leaves it
 * `requested`: perhaps sent.
 * @throws {@link WalletRefusedError}, {@link WalletGoneError}, {@link WalletTwiceError}, and {@link NothingSentError}
 * when the draft is gone: nothing was sent
 */
export async function requestSend(
  { chain, now }: SendContext,
  { entry, prepared, data }: { entry: Entry; prepared: Prepared; data: Hex },
  wallet: SendingWallet,
): Promise<Entry | { status: 'rejected' }> {
  const { chainId, from, to, valueWei } = entry;
  const requested = await toRequested({ chain, now }, { ...entry, data }, prepared);
  if (!requested) return readTaken(entry.id);
  const call = { chainId, from, to, data, valueWei };
  const asked = await wallet.sendTransaction(call).catch(async (error) => {
    // It was not there to be asked.
    const isUnasked = error instanceof WalletGoneError || error instanceof WalletTwiceError;
    if (isUnasked) await dropRequest(entry.id);
    throw error;
  });
  if (asked.status === 'unknown') return requested;
  if (asked.status === 'rejected' || asked.status === 'refused') {
    await dropRequest(entry.id);
    if (asked.status === 'refused') throw new WalletRefusedError({ rpcCode: asked.rpcCode });
    return asked;
  }
  return (await moveEntry(requested, { type: 'told', hash: asked.hash }, now())) ?? requested;
}

/** What somebody else made of the draft meanwhile. */
async function readTaken(id: string): Promise<Entry> {
  const entry = await readEntry(id);
  if (!entry) throw new NothingSentError();
  return entry;
}

/** Writes down that somebody elsewhere was given the call, to be found by its event. */
export async function followElsewhere(
  context: SendContext,
  { entry, prepared }: { entry: Entry; prepared: Prepared },
): Promise<Submitted> {
  await toRequested(context, entry, prepared);
  return { status: 'submitted', id: entry.id, hash: null };
}

/** Gives up a call nobody sent; one that was found is not forgotten. */
export async function forget({ now }: SendContext, id: string): Promise<void> {
  const entry = await readEntry(id);
  if (entry?.state !== 'requested') return;
  await moveEntry(entry, { type: 'gone', code: 'transactions.forgotten' }, now());
}

async function toRequested(
  { chain, now }: SendContext,
  entry: Entry,
  { blockNumber }: Prepared,
): Promise<Entry | null> {
  const { data, chainId } = entry;
  const since = blockNumber ?? (await readBlockNumber(chain, chainId));
  if (since === null) {
    throw new MalformedAnswerError({ host: '', method: 'eth_blockNumber', why: 'no number' });
  }
  return moveEntry(entry, { type: 'requested', data, sinceBlock: since + 1n }, now());
}

/**
 * An entry that others send, with a hash that may be looked up: one whose transaction is the call that was asked for,
 * or whose event is there, also after it was given up. Null while there is nothing to look up.
 */
export async function locate(
  context: SendContext,
  asked: Asked,
  entry: Entry,
): Promise<Entry | null> {
  const isAwaited = entry.state === 'requested';
  if (!isAwaited && !isGivenUp(entry)) return entry;
  const { now } = context;
  const sent = entry.hash === null ? null : await readSent(asked, entry);
  if (sent && isSame(entry, sent)) {
    const located = { type: 'located', hash: sent.hash, nonce: Number(sent.nonce) } as const;
    return moveEntry(entry, located, now());
  }
  if (!sent || !isAwaited) return search(context, asked, entry);
  // The wallet told of another transaction; it may have sent this one as well.
  await moveEntry(entry, { type: 'altered', code: 'transactions.altered' }, now());
  return null;
}

function isSame(entry: Entry, { from, to, input, value, chainId }: Sent): boolean {
  return (
    from.toLowerCase() === entry.from.toLowerCase() &&
    to?.toLowerCase() === entry.to.toLowerCase() &&
    input === entry.data.toLowerCase() &&
    value === entry.valueWei &&
    (chainId == null || chainId === BigInt(entry.chainId))
  );
}

/** By its event; what has waited too long is given up. */
async function search({ now }: SendContext, asked: Asked, entry: Entry): Promise<Entry | null> {
  const { sinceBlock } = entry;
  if (sinceBlock !== null) {
    const look = await findByEvent(asked, entry, sinceBlock);
    if (look.hash !== null) {
      const located = { type: 'located', hash: look.hash, nonce: null } as const;
      const moved = await moveEntry(entry, located, now());
      return moved?.state === 'seen' ? moved : null;
    }
    if (look.next - sinceBlock >= stepBlocks) {
      // The last blocks may be replaced by others: they are looked at again.
      const next = look.next - stepBlocks / 2n;
      await moveEntry(entry, { type: 'looked', sinceBlock: next }, entry.updatedAtMs);
      return null;
    }
    if (!look.isWhole) return null;
  }
  if (now() - entry.createdAtMs > givenUpAfterMs) {
    await moveEntry(entry, { type: 'gone', code: 'transactions.not_found' }, now());
  }
  return null;
}

/**
 * Nobody knows the hash any more: a wallet may have sent it anew at another price, or the block went away. Its event is
 * looked for again, unless its nonce is used and there is none.
 */
export async function lose(context: SendContext, asked: Asked, entry: Entry): Promise<Entry> {
  const lost = (await moveEntry(entry, { type: 'lost' }, context.now())) ?? entry;
  const found = await search(context, asked, lost);
  if (found) return found;
  const used = lost.nonce === null ? null : await readNonceUsed(asked, lost);
  if (!used) return lost;
  return (await moveEntry(lost, { type: 'nonce-used', ...used }, context.now())) ?? lost;
}

const sentSchema = v.object({
  hash,
  from: v.string(),
  to: v.nullable(v.string()),
  input: bytes,
  value: quantity,
  nonce: quantity,
  chainId: v.nullish(quantity),
});
type Sent = v.InferOutput<typeof sentSchema>;

/**
 * The transaction as more endpoints have it than not; null while as many say that it is the call as that it is not.
 * That it is another ends the entry, so that it takes two operators where there are as many.
 */
async function readSent(asked: Asked, entry: Entry): Promise<Sent | null> {
  const { chain, chainId } = asked;
  const answers = await chain.askAll(chainId, 'eth_getTransactionByHash', [entry.hash]);
  const told = listVoices(answers, sentSchema).filter(({ value }) => value.hash === entry.hash);
  const same = told.filter(({ value }) => isSame(entry, value));
  const other = told.filter((voice) => !same.includes(voice));
  if (same.length > other.length) return same[0]?.value ?? null;
  const isOther = other.length > same.length && other.length >= getNeeded(asked);
  return isOther ? (other[0]?.value ?? null) : null;
}
