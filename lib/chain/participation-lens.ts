/** Reads of ParticipationLens by quorum: what voters hold and cast, from state. */
import {
  type Address,
  type ContractFunctionReturnType,
  decodeFunctionResult,
  encodeFunctionData,
  type Hex,
} from 'viem';
import { EndpointsDisagreeError } from '@/lib/errors/chain';
import type { ChainPoint, Provenance } from '@/lib/model/provenance';
import { participationLensAbi } from './abi/participation-lens';
import { deployment } from './deployment';
import type { Network } from './networks';
import { readQuorum } from './quorum';

export type ParticipationRead = ContractFunctionReturnType<
  typeof participationLensAbi,
  'view',
  'participation'
>;

const functionName = 'participation';

/**
 * At most 500 ballots at a time: accounts and one, times proposals and one.
 * @throws {@link EndpointsDisagreeError} and the errors of {@link readQuorum}
 */
export async function readParticipation(
  network: Network,
  of: { recordId: bigint; proposalIds: readonly bigint[]; accounts: readonly Address[] },
  now: () => number,
): Promise<{ value: ParticipationRead; at: ChainPoint; provenance: Provenance }> {
  const args = [of.recordId, of.proposalIds, of.accounts] as const;
  const data = encodeFunctionData({ abi: participationLensAbi, functionName, args });
  const answer = await readQuorum(
    network,
    { to: deployment.participationLens, data, parse: parseParticipation },
    now,
  );
  if (answer.status === 'answered') return answer;
  const operators = answer.provenance.operators.join(', ');
  throw new EndpointsDisagreeError({ chainId: network.chainId, operators });
}

function parseParticipation(data: Hex) {
  const value = decodeFunctionResult({ abi: participationLensAbi, functionName, data });
  const { chainId, ...head } = value.point;
  return { head: { ...head, chainId: Number(chainId) }, value };
}
