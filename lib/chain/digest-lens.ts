/** Calls of DigestLens: their bytes, and reads by quorum. An answer that does not decode counts as none. */
import {
  type ContractFunctionArgs,
  type ContractFunctionName,
  type ContractFunctionReturnType,
  decodeFunctionResult,
  encodeFunctionData,
  type Hex,
} from 'viem';
import { digestLensAbi } from './abi/digest-lens';
import { deployment } from './deployment';
import type { Network } from './networks';
import type { QuorumAnswer } from './quorum';
import { askPointed, type Pointed } from './read-pointed';

type Abi = typeof digestLensAbi;
type Name = ContractFunctionName<Abi, 'view'>;
type Args<F extends Name> = ContractFunctionArgs<Abi, 'view', F>;
/** What a function of the lens gives. */
export type DigestLensResult<F extends Name> = ContractFunctionReturnType<Abi, 'view', F>;
/** Functions that tell the block they were read at. */
type PointedName = {
  [F in Name]: DigestLensResult<F> extends { point: unknown } ? F : never;
}[Name];

/** The bytes of a call. */
export function encodeDigestLensCall<F extends Name>(functionName: F, args: Args<F>): Hex {
  return encodeFunctionData({ abi: digestLensAbi, functionName, args } as Parameters<
    typeof encodeFunctionData
  >[0]);
}

/** What a call gave. Throws when the bytes are something else. */
export function decodeDigestLensResult<F extends Name>(
  functionName: F,
  data: Hex,
): DigestLensResult<F> {
  return decodeFunctionResult({ abi: digestLensAbi, functionName, data } as Parameters<
    typeof decodeFunctionResult
  >[0]) as DigestLensResult<F>;
}

/** Reads by quorum. @throws the errors of {@link readQuorum} */
export function readDigestLens<F extends PointedName>(
  network: Network,
  functionName: F,
  args: Args<F>,
  now: () => number,
): Promise<QuorumAnswer<DigestLensResult<F>>> {
  const data = encodeDigestLensCall(functionName, args);
  const decode = (answer: Hex) =>
    decodeDigestLensResult(functionName, answer) as DigestLensResult<F> & Pointed;
  return askPointed(network, { to: deployment.digestLens, data, decode }, now);
}
