/** Sends the signed bytes of an entry, the first time and every time after: always these bytes, never signed again. */

import type { Answer, ChainAccess } from './chain-access';
import type { Entry } from './entry';
import { moveEntry } from './journal';
import { type Refusal, readRefusal } from './refusals';

export type SendContext = { chain: ChainAccess; now: () => number };

/** What every endpoint's refusal means to a person, as the code of an error text. */
const refusedCodes = {
  'nonce-taken': 'transactions.nonce_taken',
  'no-funds': 'transactions.no_funds',
  underpriced: 'transactions.underpriced',
} as const;

/**
 * Broadcasts to every endpoint and writes down what came of it; `taken` when one has it now. One is enough; refused by all for good is
 * `failed`, and its nonce is free again; anything unclear stays as it is, to be looked up by its hash.
 */
export async function broadcast(
  { chain, now }: SendContext,
  entry: Entry,
): Promise<{ entry: Entry; taken: boolean }> {
  const answers = await chain
    .askAll(entry.chainId, 'eth_sendRawTransaction', [entry.raw])
    // Nobody answered: it may have arrived all the same.
    .catch((): readonly Answer[] => []);
  const refusals = answers.map((answer) =>
    answer.status === 'told' ? 'known' : readRefusal(answer.error),
  );
  const updatedAtMs = now();
  if (refusals.includes('known')) {
    if (entry.state !== 'signed') return { entry, taken: true };
    const moved = await moveEntry(entry, { state: 'broadcast', updatedAtMs });
    return { entry: moved ?? entry, taken: true };
  }
  const code = getFinalRefusal(refusals);
  if (code === null) return { entry, taken: false };
  const error = { code, fields: {} };
  const moved = await moveEntry(entry, { state: 'failed', block: null, error, updatedAtMs });
  return { entry: moved ?? entry, taken: false };
}

/** The code of what all endpoints refuse it for; null when one of them left it open. */
function getFinalRefusal(refusals: readonly Refusal[]): string | null {
  const [first] = refusals;
  if (first === undefined || !refusals.every((refusal) => Object.hasOwn(refusedCodes, refusal))) {
    return null;
  }
  return refusedCodes[first as keyof typeof refusedCodes];
}
