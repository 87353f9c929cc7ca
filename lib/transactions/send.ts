/**
 * One request, one transaction: taken up in the journal, signed once, its bytes written down, then broadcast. May be
 * called again with the same request id at any time and after any kill; it goes on where the journal stands.
 */
import { concat, type Hex, parseSignature, size, slice, toHex } from 'viem';
import { WatchOnlyError } from '@/lib/errors/signer';
import {
  InsufficientFundsError,
  IntentOpenError,
  NothingSentError,
  PreparedExpiredError,
  RefusedError,
  WouldRevertError,
} from '@/lib/errors/transactions';
import type { IntentKind, Submitted } from '@/lib/model/submission';
import type {
  SendingWallet,
  Signer,
  SigningWallet,
  UnsignedTransaction,
} from '@/lib/signers/types';
import { withLock } from '@/lib/storage/lock';
import { assertPermit } from './assert-permit';
import { broadcast, type SendContext } from './broadcast';
import { keepTo } from './chain-access';
import { type Attempt, type Entry, isRevivable } from './entry';
import { draftEntry, dropDraft, moveEntry, readEntries, readEntry } from './journal';
import { chooseNonce, readPendingCount } from './nonce';
import { type Prepared, readPrepared } from './prepared-store';
import { followElsewhere, requestSend } from './send-outside';
import { simulate } from './simulate';

export type SubmitContext = SendContext & {
  /** The signer of an account. @throws {@link UnknownAccountError} */
  openSigner: (from: Entry['from']) => Promise<Signer>;
  /** Called before anything is signed: from now on somebody must look after it, whatever happens to this worker. */
  onOpen: () => Promise<void>;
};

/** `kinds`: what may be submitted by the route that asks; anything else is unknown there. */
type Named = { preparedId: string; requestId: string };
type Request = Named & { kinds: readonly IntentKind[] };
type Rejected = { status: 'rejected' };
/** What is to be signed: a new draft, or other bytes for what was given up. */
type TakenUp = { entry: Entry; isRevival: boolean };

/**
 * Signs and sends what was prepared. Two calls with one request id, or for one prepared call, make one transaction.
 * @throws {@link PreparedExpiredError}, {@link IntentOpenError}, {@link WouldRevertError},
 * {@link InsufficientFundsError}, {@link PermitMismatchError}, {@link RefusedError}, signer and endpoint errors. Thrown before the signature,
 * nothing was sent and the journal knows nothing of it.
 */
export async function submit(context: SubmitContext, request: Request): Promise<Submitted> {
  const taken = await takeUp(context, request, (prepared) => assertMaySend(prepared, request));
  const signed = await signOnce(context, taken, request.preparedId);
  if ('status' in signed) return signed;
  const sent = signed.state === 'signed' ? (await broadcast(context, signed)).entry : signed;
  if (sent.state === 'failed' && sent.block === null && sent.error) {
    throw new RefusedError({ reason: sent.error.code });
  }
  return { status: 'submitted', id: sent.id, hash: sent.hash };
}

/**
 * Follows what was prepared and is signed elsewhere: nothing is signed here, the result is found by its event.
 * @throws {@link PreparedExpiredError}, {@link IntentOpenError}
 */
export async function follow(context: SubmitContext, request: Named): Promise<Submitted> {
  const { entry, isRevival } = await takeUp(context, request, () => {});
  // Bytes of ours may still be mined.
  if (isRevival) throw new IntentOpenError({ id: entry.id });
  const prepared = await readPrepared(entry.preparedId, context.now());
  if (entry.state !== 'drafted' || !prepared) {
    return { status: 'submitted', id: entry.id, hash: entry.hash };
  }
  await context.onOpen();
  return followElsewhere(context, { entry, prepared });
}

function assertMaySend(prepared: Prepared, { kinds }: Request): void {
  if (!kinds.includes(prepared.kind)) throw new PreparedExpiredError();
  const { missingWei, nativeSymbol, revert } = prepared;
  if (missingWei > 0n) throw new InsufficientFundsError({ missingWei, nativeSymbol });
  if (revert) throw new WouldRevertError({ reason: revert.code, detail: revert.detail });
}

/** The journal's entry of a request: the one that is there, one that was given up, or a new one. */
async function takeUp(
  { now }: SubmitContext,
  { preparedId, requestId }: Named,
  assertAllowed: (prepared: Prepared) => void,
): Promise<TakenUp> {
  const known = (await readEntries()).find(
    (entry) => entry.id === requestId || entry.preparedId === preparedId,
  );
  if (known) return { entry: known, isRevival: false };
  const prepared = await readPrepared(preparedId, now());
  if (!prepared) throw new PreparedExpiredError();
  assertAllowed(prepared);
  const drafted = await draftEntry(toEntry(prepared, requestId, now()));
  if (drafted.status === 'busy') throw new IntentOpenError({ id: drafted.entry.id });
  return { entry: drafted.entry, isRevival: drafted.status === 'revivable' };
}

/** The entry with its bytes. Whoever comes second finds them there. */
function signOnce(
  context: SubmitContext,
  { entry, isRevival }: TakenUp,
  preparedId: string,
): Promise<Entry | Rejected> {
  if (entry.state !== 'drafted' && !isRevival) return Promise.resolve(entry);
  return withAccount(entry, async () => {
    const current = await readEntry(entry.id);
    if (!current) throw new NothingSentError();
    const isDue = isRevival ? isRevivable(current) : current.state === 'drafted';
    if (!isDue && isRevival && current.preparedId !== preparedId) {
      throw new IntentOpenError({ id: current.id });
    }
    if (!isDue) return current;
    try {
      // After the draft: who clears the alarm meanwhile sees that there is something to look after.
      await context.onOpen();
      return await sign(context, current, preparedId);
    } catch (error) {
      await dropDraft(current.id);
      throw error;
    }
  });
}

/** One signature at a time for an account. */
export function withAccount<Result>(
  { chainId, from }: Pick<Entry, 'chainId' | 'from'>,
  work: () => Promise<Result>,
): Promise<Result> {
  return withLock(`send:${chainId}:${from.toLowerCase()}`, work);
}

async function sign(
  context: SubmitContext,
  entry: Entry,
  preparedId: string,
): Promise<Entry | Rejected> {
  const prepared = await readPrepared(preparedId, context.now());
  if (!prepared) throw new PreparedExpiredError();
  const wallet = await openWallet(context, entry.from);
  if (wallet.way === 'sends') return askToSend(context, { entry, prepared, wallet });
  const nonce = entry.nonce ?? (await readNextNonce(context, entry));
  const data = await completeData(context, prepared, wallet);
  if (data === null) return reject(entry);
  const { to, valueWei, fee } = prepared;
  const attempt = await makeAttempt(wallet, {
    call: { chainId: entry.chainId, nonce, to, data, valueWei },
    fee,
    purpose: 'send',
  });
  if (!attempt) return reject(entry);
  const event =
    entry.nonce === null
      ? ({ type: 'signed', nonce, data, attempt } as const)
      : ({ type: 'raised', data, preparedId, attempt } as const);
  const moved = await moveEntry(entry, event, context.now());
  // Somebody else wrote in between: these bytes were never shown to anybody, the journal's are the ones.
  const current = moved ?? (await readEntry(entry.id));
  if (!current?.hash) throw new NothingSentError();
  return current;
}

/** @throws {@link WatchOnlyError} and signer errors */
export async function openWallet(
  context: Pick<SubmitContext, 'openSigner'>,
  from: Entry['from'],
): Promise<SigningWallet | SendingWallet> {
  const { wallet, address } = await context.openSigner(from);
  if (!wallet) throw new WatchOnlyError({ address });
  return wallet;
}

async function readNextNonce({ chain }: SubmitContext, entry: Entry): Promise<number> {
  const entries = await readEntries();
  return chooseNonce(await readPendingCount(chain, entry, entries), entries, entry);
}

type ToSign = Pick<UnsignedTransaction, 'chainId' | 'nonce' | 'to' | 'data' | 'valueWei'>;

/** Signs; null for a person's "no". Nothing of it is written down or sent yet. */
export async function makeAttempt(
  wallet: SigningWallet,
  {
    call,
    fee,
    purpose,
  }: { call: ToSign; fee: NonNullable<Attempt['fee']>; purpose: Attempt['purpose'] },
): Promise<Attempt | null> {
  const { gas, maxFeePerGasWei, maxPriorityFeePerGasWei } = fee;
  const price = { gas, maxFeePerGasWei, maxPriorityFeePerGasWei };
  const signed = await wallet.signTransaction({ ...call, ...price });
  return signed.status === 'rejected' ? null : { ...signed.value, purpose, fee: price };
}

/** Nothing is asked of a wallet that acts for another account or stands on another chain by now. */
async function askToSend(
  context: SubmitContext,
  { entry, prepared, wallet }: { entry: Entry; prepared: Prepared; wallet: SendingWallet },
): Promise<Entry | Rejected> {
  if (!(await wallet.assertReady(entry.chainId))) return reject(entry);
  const data = await completeData(context, prepared, wallet);
  if (data === null) return reject(entry);
  return requestSend(context, { entry, prepared, data }, wallet);
}

async function reject(entry: Entry): Promise<Rejected> {
  await dropDraft(entry.id);
  return { status: 'rejected' };
}

/** The call with the permit's signature in it, tried once more as it will be sent; null for a person's "no". */
async function completeData(
  { chain }: SubmitContext,
  prepared: Prepared,
  wallet: Pick<SigningWallet, 'signTypedData'>,
): Promise<Hex | null> {
  const { permit, chainId, from, to, valueWei, endpointId } = prepared;
  if (!permit) return prepared.data;
  assertPermit(prepared);
  const signed = await wallet.signTypedData(permit.data);
  if (signed.status === 'rejected') return null;
  const data = insertSignature(prepared.data, permit.at, signed.value);
  const request = { chainId, from, call: { to, data, valueWei } };
  const { simulation } = await simulate(keepTo(chain, { endpointId }), request);
  if (simulation.status !== 'reverts') return data;
  throw new WouldRevertError({ reason: simulation.code, detail: simulation.detail });
}

/** Calldata with a signature in it: three words v, r, s from byte `at` on. */
export function insertSignature(data: Hex, at: number, signature: Hex): Hex {
  const { r, s, yParity } = parseSignature(signature);
  const end = at + 96;
  const words = [toHex(27 + yParity, { size: 32 }), r, s];
  return concat([slice(data, 0, at), ...words, size(data) > end ? slice(data, end) : '0x']);
}

function toEntry(prepared: Prepared, id: string, nowMs: number): Entry {
  const { kind, record, modelName, intentKey, from, chainId, demo, to, valueWei } = prepared;
  const what = { kind, record, modelName, intentKey, chainId, demo, from, to, valueWei };
  return {
    ...what,
    id,
    version: 2,
    revision: 0,
    preparedId: prepared.id,
    data: prepared.data.toLowerCase() as Hex,
    state: 'drafted',
    nonce: null,
    attempts: [],
    hash: null,
    block: null,
    settled: false,
    sinceBlock: null,
    error: null,
    createdAtMs: nowMs,
    updatedAtMs: nowMs,
    unknownSinceMs: null,
  };
}
