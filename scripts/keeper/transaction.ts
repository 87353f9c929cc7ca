/**
 * Sends one transaction at a time. It is written down with its nonce and hash before it is sent, so that whoever starts
 * after a kill finds it: mined, still waiting, or never sent, in which case the next one takes its nonce. So nothing is
 * ever sent twice.
 */
import {
  BaseError,
  type Hex,
  keccak256,
  type TransactionReceipt,
  TransactionReceiptNotFoundError,
  WaitForTransactionReceiptTimeoutError,
} from 'viem';
import type { PrivateKeyAccount } from 'viem/accounts';
import {
  getTransactionCount,
  getTransactionReceipt,
  sendRawTransaction,
  waitForTransactionReceipt,
} from 'viem/actions';
import type { Keeper } from './client';
import type { Fees } from './fees';
import type { Ledger, Pending } from './ledger';
import { readRollupCost } from './rollup-fee';
import type { Call } from './types';

export type Sent =
  | Finished
  /** Another transaction of this account with its nonce is in a block. */
  | { end: 'replaced'; hash: Hex; costWei: bigint }
  /** Not in a block yet; the ledger holds it. */
  | { end: 'waiting'; hash: Hex }
  /** The endpoint did not take it, or says so: the ledger keeps it as doubtful. */
  | { end: 'refused'; text: string }
  /** It would pass the cap, which it did not when it was decided; nothing was sent. */
  | { end: 'over-cap'; spentWei: bigint; costWei: bigint }
  /** The signal came before it was sent. */
  | { end: 'stopped' };

export type Submission = {
  call: Call;
  gas: bigint;
  rollupFeeWei: bigint;
  fees: Fees;
  what: string;
  maxSpendWei: bigint;
  /** Once it fires nothing is sent. */
  signal: AbortSignal;
};

const waitMs = 60_000;

/** Signs, writes down, sends and waits. The caller made sure that nothing is under way. */
export async function submit(
  keeper: Keeper & { account: PrivateKeyAccount },
  ledger: Ledger,
  { call, gas, rollupFeeWei, fees, what, maxSpendWei, signal }: Submission,
): Promise<Sent> {
  const { client, account, chainId } = keeper;
  const nonce = await getTransactionCount(client, { address: account.address });
  const signed = await account.signTransaction({ ...call, gas, nonce, chainId, ...fees.fields });
  const hash = keccak256(signed);
  const mostWei = gas * fees.mostWei + rollupFeeWei;
  if (signal.aborted) return { end: 'stopped' };
  if (!ledger.reserve({ nonce, hash, mostWei, what }, maxSpendWei)) {
    return { end: 'over-cap', spentWei: ledger.spentWei(), costWei: mostWei };
  }
  try {
    await sendRawTransaction(client, { serializedTransaction: signed });
  } catch (error) {
    return await explainUnsent(keeper, ledger, { hash, error });
  }
  return await settle(keeper, ledger, hash);
}

/** An endpoint that fell silent may have taken it all the same. */
async function explainUnsent(
  keeper: Keeper,
  ledger: Ledger,
  { hash, error }: { hash: Hex; error: unknown },
): Promise<Sent> {
  const found = await findPending(keeper, ledger);
  if (found.state === 'waiting') return { end: 'waiting', hash };
  if (found.state === 'over') return found.sent;
  return { end: 'refused', text: error instanceof BaseError ? error.details : String(error) };
}

async function settle(keeper: Keeper, ledger: Ledger, hash: Hex): Promise<Sent> {
  try {
    const receipt = await waitForTransactionReceipt(keeper.client, { hash, timeout: waitMs });
    const sent = await finish(keeper, ledger, receipt);
    // Of one that took its place the receipt is given in its stead.
    return sent.hash === hash ? sent : { ...sent, end: 'replaced' };
  } catch (error) {
    if (error instanceof WaitForTransactionReceiptTimeoutError) return { end: 'waiting', hash };
    throw error;
  }
}

type Finished = { end: 'mined' | 'reverted'; hash: Hex; costWei: bigint };

async function finish(
  { client, takesRollupFee }: Keeper,
  ledger: Ledger,
  receipt: TransactionReceipt,
): Promise<Finished> {
  const { transactionHash: hash, status, gasUsed, effectiveGasPrice } = receipt;
  const rollupCostWei = takesRollupFee ? await readRollupCost(client, receipt) : 0n;
  const costWei = gasUsed * effectiveGasPrice + rollupCostWei;
  ledger.settle(costWei);
  return { end: status === 'success' ? 'mined' : 'reverted', hash, costWei };
}

export type Found =
  | { state: 'none' }
  | { state: 'waiting'; what: string }
  | { state: 'over'; sent: Finished; what: string }
  /** Its nonce was used by another transaction of this account; what it cost is not known. */
  | { state: 'replaced'; what: string }
  | { state: 'never-sent'; what: string };

/** What became of the transaction under way, by its hash and by the account's nonces. */
export async function findPending(keeper: Keeper, ledger: Ledger): Promise<Found> {
  const pending = ledger.pending();
  const { client, address } = keeper;
  const [mined, known] = await Promise.all([
    getTransactionCount(client, { address }),
    getTransactionCount(client, { address, blockTag: 'pending' }),
  ]);
  if (!pending) {
    ledger.resolve(mined);
    return known > mined
      ? { state: 'waiting', what: 'a transaction sent elsewhere' }
      : { state: 'none' };
  }
  return await findKnown(keeper, ledger, { pending, mined, known });
}

async function findKnown(
  keeper: Keeper,
  ledger: Ledger,
  of: { pending: Pending; mined: number; known: number },
): Promise<Found> {
  const { nonce, hash, what } = of.pending;
  const receipt = await getTransactionReceipt(keeper.client, { hash }).catch((error: unknown) => {
    if (error instanceof TransactionReceiptNotFoundError) return null;
    throw error;
  });
  if (receipt) return { state: 'over', sent: await finish(keeper, ledger, receipt), what };
  if (of.mined > nonce) {
    ledger.settle(null);
    return { state: 'replaced', what };
  }
  if (of.known > nonce) return { state: 'waiting', what };
  ledger.doubt();
  return { state: 'never-sent', what };
}
