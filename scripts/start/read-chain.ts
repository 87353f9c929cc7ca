/**
 * Reads results past the extension: plain JSON-RPC with signatures written out here, none of the
 * extension's ABIs, endpoints or caches.
 */
import { type Abi, type Address, decodeFunctionResult, encodeFunctionData, parseAbi } from 'viem';
import { callRpc } from '../embedded-chain/json-rpc';

const abi: Abi = parseAbi([
  'function module(uint256 id, bytes32 kind) view returns (address)',
  'function balanceOf(address account) view returns (uint256)',
  'function proposalCount() view returns (uint256)',
  'function proposalAt(uint256 index) view returns (uint256 id, uint256 blockNumber)',
  'function hasVoted(uint256 id, address account) view returns (bool)',
  'function proposalVotes(uint256 id) view returns (uint256 against, uint256 inFavour, uint256 abstain)',
  'function proposalProposer(uint256 id) view returns (address)',
]);

/** The answer of a view, decoded; several values come as an array. */
export async function readView(
  rpcUrl: string,
  view: { to: Address; name: string; args?: readonly unknown[] },
): Promise<unknown> {
  const { to, name: functionName, args = [] } = view;
  const data = encodeFunctionData({ abi, functionName, args });
  const result = await callRpc(rpcUrl, 'eth_call', [{ to, data }, 'latest']);
  return decodeFunctionResult({ abi, functionName, data: result as `0x${string}` });
}

/** A contract of a record: "vault", "governor", "token", "timelock". */
export async function readModule(
  rpcUrl: string,
  of: { registry: Address; id: bigint; kind: string },
): Promise<Address> {
  const kind = `0x${Buffer.from(of.kind).toString('hex').padEnd(64, '0')}`;
  const view = { to: of.registry, name: 'module', args: [of.id, kind] };
  return (await readView(rpcUrl, view)) as Address;
}

/** Ids of a governor's proposals in order of creation. */
export async function readProposalIds(
  rpcUrl: string,
  governor: Address,
): Promise<readonly bigint[]> {
  const count = (await readView(rpcUrl, { to: governor, name: 'proposalCount' })) as bigint;
  const ids: bigint[] = [];
  for (let index = 0n; index < count; index += 1n) {
    const entry = await readView(rpcUrl, { to: governor, name: 'proposalAt', args: [index] });
    ids.push((entry as readonly [bigint, bigint])[0]);
  }
  return ids;
}
