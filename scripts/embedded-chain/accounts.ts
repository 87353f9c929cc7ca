/**
 * The accounts of the embedded chain: anvil's own, derived from a phrase everybody knows. The node signs for
 * them; nothing they hold is worth anything on any other chain, and the extension refuses them there.
 */
import type { Address, Hex } from 'viem';
import { bytesToHex } from 'viem';
import { mnemonicToAccount } from 'viem/accounts';

const phrase = 'test test test test test test test test test test test junk';

/** Who is who in the seeded communities; the order is anvil's. */
export const people = [
  'demo',
  'ada',
  'bruno',
  'chidi',
  'dunya',
  'emre',
  'farah',
  'squatter',
  'lab',
  'launcher',
] as const;
export type Person = (typeof people)[number];

const derived = people.map((_, index) => mnemonicToAccount(phrase, { addressIndex: index }));

/** The address of one of them. */
export function getAddressOf(person: Person): Address {
  return (derived[people.indexOf(person)] as (typeof derived)[number]).address;
}

/** The account a stranger tries the demo with. */
export const demoAccount: { address: Address; privateKey: Hex } = {
  address: getAddressOf('demo'),
  privateKey: bytesToHex(
    (derived[0] as (typeof derived)[number]).getHdKey().privateKey as Uint8Array,
  ),
};
