/** Reads of ParticipationLens by quorum: what voters hold and cast, from state. */
import {
  type Address,
  type ContractFunctionReturnType,
  decodeFunctionResult,
  encodeFunctionData,
  type Hex,
} from 'viem';
import type { ChainPoint, Provenance } from '@/lib/model/provenance';
import { participationLensAbi } from './abi/participation-lens';
import { deployment } from './deployment';
import type { Network } from './networks';
import { readPointed } from './read-pointed';

export type ParticipationRead = ContractFunctionReturnType<
  typeof participationLensAbi,
  'view',
  'participation'
>;

const functionName = 'participation';

/**
 * At most 500 ballots at a time: accounts and one, times proposals and one.
 * @throws the errors of {@link readPointed}
 */
export async function readParticipation(
  network: Network,
  of: { recordId: bigint; proposalIds: readonly bigint[]; accounts: readonly Address[] },
  now: () => number,
): Promise<{ value: ParticipationRead; at: ChainPoint; provenance: Provenance }> {
  const abi = participationLensAbi;
  const args = [of.recordId, of.proposalIds, of.accounts] as const;
  const data = encodeFunctionData({ abi, functionName, args });
  const decode = (answer: Hex) => decodeFunctionResult({ abi, functionName, data: answer });
  return readPointed(network, { to: deployment.participationLens, data, decode }, now);
}
