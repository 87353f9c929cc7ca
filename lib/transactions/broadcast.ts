/** Sends the signed bytes of an entry, the first time and every time after: always these bytes, never signed again. */
import type { Answer, ChainAccess } from './chain-access';
import type { Attempt, Entry } from './entry';
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
 * Broadcasts to every endpoint and writes down what came of it; `taken` when one has it now. The newest attempt goes
 * first; an older one follows where nobody takes it, since a dearer one may be refused while the first is forgotten.
 * One endpoint is enough; refused by all for good is `failed`; anything unclear stays as it is, to be looked up by hash.
 */
export async function broadcast(
  { chain, now }: SendContext,
  entry: Entry,
): Promise<{ entry: Entry; taken: boolean }> {
  let code: string | null = null;
  for (const { raw } of listWithBytes(entry)) {
    const refusals = await send(chain, entry.chainId, raw);
    if (refusals.includes('known')) {
      return { entry: (await moveEntry(entry, { type: 'taken' }, now())) ?? entry, taken: true };
    }
    const final = getFinalRefusal(refusals);
    if (final === null) return { entry, taken: false };
    code ??= final;
  }
  if (code === null) return { entry, taken: false };
  return {
    entry: (await moveEntry(entry, { type: 'refused', code }, now())) ?? entry,
    taken: false,
  };
}

function listWithBytes({ attempts }: Entry): readonly Attempt[] {
  return attempts.filter(({ raw }) => raw !== null).reverse();
}

/** What each endpoint makes of the bytes. Where nobody answers they may have arrived all the same. */
async function send(
  chain: ChainAccess,
  chainId: number,
  raw: Attempt['raw'],
): Promise<readonly Refusal[]> {
  const answers = await chain
    .askAll(chainId, 'eth_sendRawTransaction', [raw], { everywhere: true })
    .catch((): readonly Answer[] => []);
  return answers.map((answer) => (answer.status === 'told' ? 'known' : readRefusal(answer.error)));
}

/** The code of what all endpoints refuse it for; null when one of them left it open. */
function getFinalRefusal(refusals: readonly Refusal[]): string | null {
  const [first] = refusals;
  if (first === undefined || !refusals.every((refusal) => Object.hasOwn(refusedCodes, refusal))) {
    return null;
  }
  return refusedCodes[first as keyof typeof refusedCodes];
}
