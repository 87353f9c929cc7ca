/**
 * A Governor with a timelock takes calls to itself only while it executes a proposal that has them: it keeps their
 * hashes in a queue meanwhile (Governor.onlyGovernance, OpenZeppelin 5). A simulation of a proposal's calls, made
 * before there is a proposal, must therefore find them there.
 */
import {
  type Address,
  encodeAbiParameters,
  type Hex,
  isAddressEqual,
  keccak256,
  numberToHex,
} from 'viem';
import type { ProposalAction } from '@/lib/model/proposal';

/** ERC-7201 slot of `openzeppelin.storage.Governor`; the queue is its third field, two slots long. */
const governorSlot = 0x7c712897014dbe49c045ef1299aa2d5f9e67e48eea4403efa21f1e0f3ac0cb00n;
const endsSlot = governorSlot + 2n;
const itemsSlot = governorSlot + 3n;

/** Storage, by slot and value, in which the governor's queue holds these calls; null when none is to the governor. */
export function getGovernanceQueue(
  governor: Address,
  actions: readonly ProposalAction[],
): Readonly<Record<Hex, Hex>> | null {
  const own = actions.filter(({ target }) => isAddressEqual(target, governor));
  if (own.length === 0) return null;
  // Two uint128 in one word: the begin below, the end above.
  const ends = BigInt(own.length) << 128n;
  const items = own.map(({ calldata }, index) => [getItemSlot(BigInt(index)), keccak256(calldata)]);
  return Object.fromEntries([[toWord(endsSlot), toWord(ends)], ...items]);
}

/** Slot of `mapping(uint128 => bytes32)` at a key. */
function getItemSlot(index: bigint): Hex {
  const key = encodeAbiParameters([{ type: 'uint128' }, { type: 'uint256' }], [index, itemsSlot]);
  return keccak256(key);
}

function toWord(value: bigint): Hex {
  return numberToHex(value, { size: 32 });
}
