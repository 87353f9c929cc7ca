/** Reads of PoolLens by quorum. */
import {
  type ContractFunctionReturnType,
  decodeFunctionResult,
  encodeFunctionData,
  type Hex,
} from 'viem';
import { EndpointsDisagreeError } from '@/lib/errors/chain';
import type { ChainPoint, Provenance } from '@/lib/model/provenance';
import { poolLensAbi } from './abi/pool-lens';
import { deployment } from './deployment';
import type { Network } from './networks';
import { readQuorum } from './quorum';

export type StakeRead = ContractFunctionReturnType<typeof poolLensAbi, 'view', 'stake'>;

const functionName = 'stake';

/** @throws {@link EndpointsDisagreeError} and the errors of {@link readQuorum} */
export async function readStake(
  network: Network,
  recordId: bigint,
  now: () => number,
): Promise<{ value: StakeRead; at: ChainPoint; provenance: Provenance }> {
  const data = encodeFunctionData({ abi: poolLensAbi, functionName, args: [recordId] });
  const answer = await readQuorum(
    network,
    { to: deployment.poolLens, data, parse: parseStake },
    now,
  );
  if (answer.status === 'answered') return answer;
  const operators = answer.provenance.operators.join(', ');
  throw new EndpointsDisagreeError({ chainId: network.chainId, operators });
}

function parseStake(data: Hex) {
  const value = decodeFunctionResult({ abi: poolLensAbi, functionName, data });
  const { chainId, ...head } = value.point;
  return { head: { ...head, chainId: Number(chainId) }, value };
}
