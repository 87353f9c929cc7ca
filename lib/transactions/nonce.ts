/** The next nonce of an account. The lock around it dies with the worker, so the journal alone must be right. */
import { type Entry, holdsNonce } from './entry';

/**
 * The lowest nonce from `pending` on that no submission of the journal holds. `pending` is the count of an account's
 * transactions, those in the pool included, as the endpoints tell it: one that lags tells too few, and the journal
 * makes up for it. A nonce that was given up is taken again, so that the abandoned bytes can never be mined as well.
 */
export function chooseNonce(
  pending: number,
  entries: readonly Entry[],
  account: Pick<Entry, 'chainId' | 'from'>,
): number {
  const held = new Set(
    entries
      .filter((entry) => entry.chainId === account.chainId && isSameAccount(entry, account))
      .filter(holdsNonce)
      .map(({ nonce }) => nonce),
  );
  let nonce = pending;
  while (held.has(nonce)) nonce++;
  return nonce;
}

function isSameAccount(a: Pick<Entry, 'from'>, b: Pick<Entry, 'from'>): boolean {
  return a.from.toLowerCase() === b.from.toLowerCase();
}
