/** The next nonce of an account. The lock around it dies with the worker, so the journal alone must be right. */
import { quantity } from '@/lib/chain/quantity';
import { EndpointsDisagreeError, MalformedAnswerError } from '@/lib/errors/chain';
import type { Answer, ChainAccess } from './chain-access';
import { type Entry, holdsNonce } from './entry';
import { listVoices } from './outcome';

type Account = Pick<Entry, 'chainId' | 'from'>;

/**
 * The lowest nonce from `pending` on that no submission of the journal holds. `pending` is the count of an account's
 * transactions, those in the pool included: an endpoint that lags tells too few, and the journal makes up for it. A
 * nonce that was given up is taken again, so that the abandoned bytes can never be mined as well.
 */
export function chooseNonce(pending: number, entries: readonly Entry[], account: Account): number {
  const held = new Set(
    listOwn(entries, account)
      .filter(holdsNonce)
      .map(({ nonce }) => nonce),
  );
  let nonce = pending;
  while (held.has(nonce)) nonce++;
  return nonce;
}

/**
 * The account's count with what waits in pools. Where endpoints differ the highest counts if what was sent from here
 * explains it (the others lag); else what two of them have reached. A number that one of two tells out of thin air
 * would let a transaction wait for ever, one that is too low would push out what another wallet sent.
 * @throws {@link EndpointsDisagreeError}, {@link MalformedAnswerError} and endpoint errors
 */
export async function readPendingCount(
  chain: ChainAccess,
  account: Account,
  entries: readonly Entry[],
): Promise<number> {
  const { chainId, from } = account;
  const method = 'eth_getTransactionCount';
  const answers = await chain.askAll(chainId, method, [from, 'pending']);
  const counts = listVoices(answers, quantity)
    .map(({ value }) => Number(value))
    .sort((a, b) => b - a);
  const [highest, second] = counts;
  if (highest === undefined) throw new MalformedAnswerError({ host: '', method, why: 'no count' });
  const sent = new Set(listOwn(entries, account).map(({ nonce }) => nonce));
  const isExplained = (count: number) => {
    for (let nonce = counts.at(-1) ?? count; nonce < count; nonce++) {
      if (!sent.has(nonce)) return false;
    }
    return true;
  };
  if (isExplained(highest)) return highest;
  if (counts.length > 2 && second !== undefined) return second;
  throw new EndpointsDisagreeError({ chainId, operators: listOperators(answers) });
}

function listOperators(answers: readonly Answer[]): string {
  return answers.map(({ operator }) => operator).join(', ');
}

function listOwn(entries: readonly Entry[], account: Account): readonly Entry[] {
  return entries.filter(
    ({ chainId, from }) =>
      chainId === account.chainId && from.toLowerCase() === account.from.toLowerCase(),
  );
}
