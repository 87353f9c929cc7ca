/** Reads of PoolLens by quorum. */
import {
  type ContractFunctionReturnType,
  decodeFunctionResult,
  encodeFunctionData,
  type Hex,
} from 'viem';
import type { ChainPoint, Provenance } from '@/lib/model/provenance';
import { poolLensAbi } from './abi/pool-lens';
import { deployment } from './deployment';
import type { Network } from './networks';
import { readPointed } from './read-pointed';

export type StakeRead = ContractFunctionReturnType<typeof poolLensAbi, 'view', 'stake'>;

const functionName = 'stake';

/** @throws the errors of {@link readPointed} */
export function readStake(
  network: Network,
  recordId: bigint,
  now: () => number,
): Promise<{ value: StakeRead; at: ChainPoint; provenance: Provenance }> {
  const abi = poolLensAbi;
  const data = encodeFunctionData({ abi, functionName, args: [recordId] });
  const decode = (answer: Hex) => decodeFunctionResult({ abi, functionName, data: answer });
  return readPointed(network, { to: deployment.poolLens, data, decode }, now);
}
