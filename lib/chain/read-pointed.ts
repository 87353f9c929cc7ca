/** A view that tells the block it was read at, by quorum; endpoints that disagree are an error. */
import type { Address, Hex } from 'viem';
import { EndpointsDisagreeError } from '@/lib/errors/chain';
import type { ChainPoint, Provenance } from '@/lib/model/provenance';
import type { Network } from './networks';
import { type Head, type QuorumAnswer, readQuorum } from './quorum';

export type Pointed = { point: Omit<Head, 'chainId'> & { chainId: bigint } };

export type PointedCall<Value> = { to: Address; data: Hex; decode: (data: Hex) => Value };

/** The decoded answer, or that there are several. @throws the errors of {@link readQuorum} */
export function askPointed<Value extends Pointed>(
  network: Network,
  { to, data, decode }: PointedCall<Value>,
  now: () => number,
): Promise<QuorumAnswer<Value>> {
  const parse = (answer: Hex) => {
    const value = decode(answer);
    return { head: { ...value.point, chainId: Number(value.point.chainId) }, value };
  };
  return readQuorum(network, { to, data, parse }, now);
}

/**
 * The decoded answer with what is known of it.
 * @throws {@link EndpointsDisagreeError} and the errors of {@link readQuorum}
 */
export async function readPointed<Value extends Pointed>(
  network: Network,
  call: PointedCall<Value>,
  now: () => number,
): Promise<{ value: Value; at: ChainPoint; provenance: Provenance }> {
  return orThrow(network, await askPointed(network, call, now));
}

/** The answer. @throws {@link EndpointsDisagreeError} where there are several */
export function orThrow<Value>(
  { chainId }: Pick<Network, 'chainId'>,
  answer: QuorumAnswer<Value>,
): Extract<QuorumAnswer<Value>, { status: 'answered' }> {
  if (answer.status === 'answered') return answer;
  const operators = answer.provenance.operators.join(', ');
  throw new EndpointsDisagreeError({ chainId, operators });
}
