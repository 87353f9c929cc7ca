/**
 * Speeds up or cancels what waits: another transaction with the same nonce, dearer by what nodes ask for. All of them
 * are kept and looked up; one at most can be mined, and that one decides.
 */
import * as v from 'valibot';
import { quantity } from '@/lib/chain/quantity';
import { FeeTooHighError, NotRaisableError, RaiseStaleError } from '@/lib/errors/transactions';
import type { Call } from '@/lib/model/call';
import type { Fee, RaisePurpose, RaiseView, Submitted } from '@/lib/model/submission';
import { broadcast } from './broadcast';
import { keepTo } from './chain-access';
import { type Attempt, type Entry, isOpen, isRevivable } from './entry';
import { estimateGas, type FeeCap, readFeePerGas, toFee } from './fees';
import { moveEntry, readEntry } from './journal';
import { type PrepareContext, readDecoded } from './prepare';
import { makeAttempt, openWallet, type SubmitContext, withAccount } from './send';

export type RaiseContext = SubmitContext & PrepareContext;
type Wanted = { id: string; purpose: RaisePurpose };
type Known = NonNullable<Attempt['fee']>;

/** geth takes a replacement from +10 % on, others from +12.5 %. */
const bumpPerMille = 1125n;
/** An empty transaction, where no endpoint estimates it. */
const emptyGas = 21_000n;

/**
 * What it takes, and what would be signed.
 * @throws {@link NotRaisableError}, {@link FeeTooHighError}, {@link NetworkUnknownError} and endpoint errors
 */
export async function prepareRaise(context: RaiseContext, wanted: Wanted): Promise<RaiseView> {
  const chain = keepTo(context.chain, { endpointId: null });
  const entry = await readRaisable(wanted.id);
  const { chainId, from, record } = entry;
  const { to, data, valueWei } = getCall(entry, wanted.purpose);
  const [network, reading, fee, balance] = await Promise.all([
    chain.readNetwork(chainId),
    readDecoded({ ...context, chain }, { call: { to, data, valueWei }, record }),
    readFee({ ...context, chain }, entry, wanted.purpose),
    chain.ask(chainId, 'eth_getBalance', [from, 'latest']),
  ]);
  const missing = fee.maxCostWei + valueWei - v.parse(quantity, balance);
  const missingWei = missing > 0n ? missing : 0n;
  const { name: networkName, nativeSymbol, demo } = network;
  return {
    ...{ ...wanted, ...reading, from, chainId, networkName, nativeSymbol, demo, to, valueWei },
    ...{ attempts: entry.attempts.length, fee, missingWei },
  };
}

/**
 * Signs and sends it for the fee that was shown. Asked twice, it makes one.
 * @throws {@link NotRaisableError}, {@link RaiseStaleError}, {@link FeeTooHighError}, signer and endpoint errors
 */
export async function raise(
  context: RaiseContext,
  request: Wanted & { attempts: number; fee: Omit<Fee, 'maxCostWei'> },
): Promise<Submitted> {
  const { id, purpose, attempts, fee } = request;
  const signed = await withAccount(await readKnown(id), async () => {
    const before = await readKnown(id);
    if (before.attempts.length > attempts) return before;
    const entry = await readRaisable(id);
    await assertFee(context, entry, fee);
    await context.onOpen();
    const { chainId, from, data, preparedId } = entry;
    const wallet = await openWallet(context, from);
    if (wallet.way !== 'signs') throw new NotRaisableError({ id });
    const call = { chainId, nonce: entry.nonce ?? 0, ...getCall(entry, purpose) };
    const attempt = await makeAttempt(wallet, { call, fee, purpose });
    if (!attempt) return null;
    const moved = await moveEntry(
      entry,
      { type: 'raised', data, preparedId, attempt },
      context.now(),
    );
    // The tracker wrote in between: the new bytes were shown to nobody.
    if (!moved?.attempts.includes(attempt)) throw new RaiseStaleError({ id });
    return moved;
  });
  if (!signed) return { status: 'rejected' };
  const sent = signed.state === 'signed' ? (await broadcast(context, signed)).entry : signed;
  return { status: 'submitted', id, hash: sent.hash };
}

async function readKnown(id: string): Promise<Entry> {
  const entry = await readEntry(id);
  if (!entry) throw new NotRaisableError({ id });
  return entry;
}

async function readRaisable(id: string): Promise<Entry> {
  const entry = await readKnown(id);
  if (!isRaisable(entry)) throw new NotRaisableError({ id });
  return entry;
}

/** Whether another transaction may take its place. */
export function isRaisable(entry: Entry): boolean {
  return (isOpen(entry) || isRevivable(entry)) && getHighest(entry) !== null;
}

/** The call again, or nothing at all. */
function getCall({ from, to, data, valueWei }: Entry, purpose: RaisePurpose): Call {
  return purpose === 'cancel' ? { to: from, data: '0x', valueWei: 0n } : { to, data, valueWei };
}

/** The highest prices so far and the gas of the call; null when one of them is not known. */
function getHighest({ attempts }: Entry): Known | null {
  const fees = attempts.map(({ fee }) => fee);
  const [first] = fees;
  if (!first || fees.includes(null)) return null;
  const max = (a: bigint, b: bigint) => (a > b ? a : b);
  return (fees as readonly Known[]).reduce((highest, fee) => ({
    gas: first.gas,
    maxFeePerGasWei: max(highest.maxFeePerGasWei, fee.maxFeePerGasWei),
    maxPriorityFeePerGasWei: max(highest.maxPriorityFeePerGasWei, fee.maxPriorityFeePerGasWei),
  }));
}

function bump(wei: bigint): bigint {
  return (wei * bumpPerMille) / 1000n + 1n;
}

async function readFee(context: RaiseContext, entry: Entry, purpose: RaisePurpose): Promise<Fee> {
  const { chain } = context;
  const { chainId, from } = entry;
  const [perGas, gas] = await Promise.all([
    readFeePerGas(chain, chainId, await context.readFeeCapWei()),
    purpose === 'cancel'
      ? estimateGas(chain, { chainId, from, call: getCall(entry, purpose) })
      : null,
  ]);
  const highest = getHighest(entry) as Known;
  const max = (a: bigint, b: bigint) => (a > b ? a : b);
  const fee = {
    maxFeePerGasWei: max(perGas.maxFeePerGasWei, bump(highest.maxFeePerGasWei)),
    maxPriorityFeePerGasWei: max(
      perGas.maxPriorityFeePerGasWei,
      bump(highest.maxPriorityFeePerGasWei),
    ),
  };
  await assertCap(context, fee.maxFeePerGasWei);
  return toFee(purpose === 'cancel' ? (gas ?? emptyGas) : highest.gas, fee);
}

async function assertFee(context: RaiseContext, entry: Entry, fee: Known): Promise<void> {
  const highest = getHighest(entry) as Known;
  const isEnough =
    fee.maxFeePerGasWei >= bump(highest.maxFeePerGasWei) &&
    fee.maxPriorityFeePerGasWei >= bump(highest.maxPriorityFeePerGasWei) &&
    fee.maxPriorityFeePerGasWei <= fee.maxFeePerGasWei;
  if (!isEnough) throw new RaiseStaleError({ id: entry.id });
  await assertCap(context, fee.maxFeePerGasWei);
}

async function assertCap(context: FeeCap, maxFeePerGasWei: bigint): Promise<void> {
  const limitWei = await context.readFeeCapWei();
  if (maxFeePerGasWei > limitWei) throw new FeeTooHighError({ maxFeePerGasWei, limitWei });
}
