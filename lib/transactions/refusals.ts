/**
 * What nodes say to a raw transaction they do not take. There is no standard: codes repeat (-32000 for nearly all) and
 * texts differ by client, so the texts are data in one list, tested one by one, and looked at nowhere else.
 */
import type { RpcRefusedError } from '@/lib/errors/chain';

export type Refusal =
  /** It has it, or has mined it. */
  | 'known'
  /** Its nonce is used: by these very bytes, or by others. The hash tells. */
  | 'nonce-used'
  /** Another transaction with this nonce waits in its pool. */
  | 'nonce-taken'
  | 'no-funds'
  /** Below what it takes at all. */
  | 'underpriced'
  /** Nothing that is known to be final: it may be taken later or elsewhere. */
  | 'unclear';

/** Phrases in lower case, from geth, Nethermind, Erigon, Besu, reth, anvil and gateways; the first that fits counts. */
export const phrases: readonly (readonly [string, Refusal])[] = [
  ['already known', 'known'],
  ['alreadyknown', 'known'],
  ['already_exists', 'known'],
  ['already exists', 'known'],
  ['already imported', 'known'],
  ['known transaction', 'known'],
  ['already in mempool', 'known'],
  ['already in the pool', 'known'],
  ['nonce too low', 'nonce-used'],
  ['nonce is too low', 'nonce-used'],
  ['oldnonce', 'nonce-used'],
  ['old nonce', 'nonce-used'],
  ['nonce has already been used', 'nonce-used'],
  ['replacement transaction underpriced', 'nonce-taken'],
  ['replacement underpriced', 'nonce-taken'],
  ['could not replace existing', 'nonce-taken'],
  ['replacement_not_allowed', 'nonce-taken'],
  ['insufficient funds', 'no-funds'],
  ['insufficientfunds', 'no-funds'],
  ['insufficient balance', 'no-funds'],
  ['upfront cost exceeds account balance', 'no-funds'],
  ['upfront_cost_exceeds_balance', 'no-funds'],
  ['transaction underpriced', 'underpriced'],
  ['max fee per gas less than block base fee', 'underpriced'],
  ['feetoolow', 'underpriced'],
  ['fee too low', 'underpriced'],
  ['gas price too low', 'underpriced'],
  ['gas price below', 'underpriced'],
];

/** Reads a refusal of `eth_sendRawTransaction`. */
export function readRefusal(error: RpcRefusedError): Refusal {
  const text = error.nodeMessage.toLowerCase();
  return phrases.find(([phrase]) => text.includes(phrase))?.[1] ?? 'unclear';
}
