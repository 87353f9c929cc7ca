/**
 * The Merkle tree of an allocation: what a launch is given, what is published, and the proof of each claim. Pure.
 * Follows OpenZeppelin's StandardMerkleTree with the types uint256 index, address account, uint256 amount and its
 * leaves in the list's order: the index is part of the leaf, and the contract builds the same tree from the list alone.
 */
import {
  type Address,
  concatHex,
  encodeAbiParameters,
  encodePacked,
  getAddress,
  type Hex,
  isAddress,
  keccak256,
  size,
  sliceHex,
  zeroAddress,
} from 'viem';
import { AllocationListError } from '@/lib/errors/staking';

/** `amount` in the token's smallest unit. */
export type AllocationEntry = { account: Address; amount: bigint };

export type Allocation = {
  root: Hex;
  /** What the entries add up to, in the token's smallest unit. */
  amount: bigint;
  /** What `publish` takes: 20 bytes of account and 16 of amount for each entry, in order. */
  leaves: Hex;
  /** Siblings from the leaf of an entry up, for `claim`. Throws RangeError beyond the list. */
  proofOf: (index: number) => readonly Hex[];
};

/** More do not fit into one transaction of 128 KB, which is what nodes take. */
export const allocationEntriesMax = 3500;
const leafBytes = 36;
const amountMax = 2n ** 128n - 1n;
const leafTypes = [{ type: 'uint256' }, { type: 'address' }, { type: 'uint256' }] as const;

/**
 * The tree over a list of entries. An account may stand in it more than once: each entry is claimed by itself.
 * @throws {@link AllocationListError} for an empty or too long list, an invalid or zero account, an amount that is 0 or
 * over 128 bits
 */
export function buildAllocation(entries: readonly AllocationEntry[]): Allocation {
  assertList(entries);
  const nodes = buildNodes(entries);
  return {
    root: nodes[0] as Hex,
    amount: entries.reduce((sum, entry) => sum + entry.amount, 0n),
    leaves: concatHex(
      entries.map(({ account, amount }) => encodePacked(['address', 'uint128'], [account, amount])),
    ),
    proofOf: (index) => {
      if (!entries[index]) throw new RangeError(`There is no entry ${index}.`);
      return readProof(nodes, nodes.length - 1 - index);
    },
  };
}

/**
 * The entries of a published list, as `AllocationPublished` has them.
 * @throws {@link AllocationListError} when the bytes are no whole number of entries
 */
export function parseAllocation(leaves: Hex): readonly AllocationEntry[] {
  const count = size(leaves) / leafBytes;
  if (!Number.isInteger(count)) throw new AllocationListError({ why: 'account', index: null });
  return Array.from({ length: count }, (_, index) => {
    const at = index * leafBytes;
    return {
      account: getAddress(sliceHex(leaves, at, at + 20)),
      amount: BigInt(sliceHex(leaves, at + 20, at + leafBytes)),
    };
  });
}

function assertList(entries: readonly AllocationEntry[]): void {
  if (entries.length === 0) throw new AllocationListError({ why: 'empty', index: null });
  if (entries.length > allocationEntriesMax) {
    throw new AllocationListError({ why: 'too-long', index: null });
  }
  entries.forEach(({ account, amount }, index) => {
    if (!isAddress(account, { strict: false }) || account === zeroAddress) {
      throw new AllocationListError({ why: 'account', index });
    }
    if (amount <= 0n || amount > amountMax) {
      throw new AllocationListError({ why: 'amount', index });
    }
  });
}

/** Node n has the children 2n+1 and 2n+2; leaves lie at the end in reverse order. */
function buildNodes(entries: readonly AllocationEntry[]): Hex[] {
  const nodes = new Array<Hex>(2 * entries.length - 1);
  entries.forEach((entry, index) => {
    nodes[nodes.length - 1 - index] = hashLeaf(index, entry);
  });
  for (let at = entries.length - 2; at >= 0; at -= 1) {
    nodes[at] = hashPair(nodes[2 * at + 1] as Hex, nodes[2 * at + 2] as Hex);
  }
  return nodes;
}

/** Hashed twice, so that no inner node can pass for a leaf. */
function hashLeaf(index: number, { account, amount }: AllocationEntry): Hex {
  return keccak256(keccak256(encodeAbiParameters(leafTypes, [BigInt(index), account, amount])));
}

function hashPair(a: Hex, b: Hex): Hex {
  return keccak256(a < b ? concatHex([a, b]) : concatHex([b, a]));
}

function readProof(nodes: readonly Hex[], leafAt: number): readonly Hex[] {
  const proof: Hex[] = [];
  for (let at = leafAt; at > 0; at = Math.floor((at - 1) / 2)) {
    proof.push(nodes[at % 2 === 0 ? at - 1 : at + 1] as Hex);
  }
  return proof;
}
