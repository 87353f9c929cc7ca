import { encodeAbiParameters, type Hex, keccak256, stringToBytes } from 'viem';
import type { ProposalId } from '@/lib/model/ids';
import type { ProposalAction } from '@/lib/model/proposal';

const parameters = [
  { type: 'address[]' },
  { type: 'uint256[]' },
  { type: 'bytes[]' },
  { type: 'bytes32' },
] as const;

/** What `queue`, `execute` and `cancel` take in place of the description. */
export function getDescriptionHash(description: string): Hex {
  return keccak256(stringToBytes(description));
}

/** The id an OpenZeppelin governor gives: the same on every chain and governor (`hashProposal`). */
export function getProposalId(actions: readonly ProposalAction[], description: string): ProposalId {
  const encoded = encodeAbiParameters(parameters, [
    actions.map(({ target }) => target),
    actions.map(({ valueWei }) => valueWei),
    actions.map(({ calldata }) => calldata),
    getDescriptionHash(description),
  ]);
  return BigInt(keccak256(encoded)) as ProposalId;
}
