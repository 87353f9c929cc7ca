/** Branded identifiers. A brand costs nothing at run time; it keeps one kind of string from passing for another. */
import type { Address, Hex } from 'viem';

declare const brand: unique symbol;
type Branded<Base, Name extends string> = Base & { readonly [brand]: Name };

/** Canonical text of a page's model, lower case: `huggingface.co/owner/name` (DESIGN section 2). At most 512 bytes. */
export type Locator = Branded<string, 'Locator'>;
/** keccak256 of a locator's UTF-8 bytes, 0x and 64 lower-case hex digits. */
export type LocatorKey = Branded<Hex, 'LocatorKey'>;
/** A proposal's id as its governor gives it: uint256. */
export type ProposalId = Branded<bigint, 'ProposalId'>;
/** EIP-155 chain id. */
export type ChainId = number;

/** A record of a registry: one ERC-721 token on one chain (CAIP-19 in text). */
export type RecordId = {
  chainId: ChainId;
  registry: Address;
  /** ERC-721 token id, from 1. */
  id: bigint;
};

/** Longest locator accepted anywhere, in UTF-8 bytes; the registry refuses longer ones. */
const locatorBytesMax = 512;
const locatorGrammar = /^[a-z0-9.-]{3,64}(\/[a-z0-9._-]{1,128}){1,4}$/;

/**
 * The locator a text is, or null: lower-case, printable ASCII, a host and at least one more segment. Each hub's own
 * grammar is checked in lib/hubs.
 */
export function toLocator(text: string | null): Locator | null {
  const isOne = text !== null && text.length <= locatorBytesMax && locatorGrammar.test(text);
  return isOne ? (text as Locator) : null;
}
