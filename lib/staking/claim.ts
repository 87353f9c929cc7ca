/**
 * The published list of an allocation, an account's part in it, and calls to be signed elsewhere. The list is the log of
 * one block and counts only when its tree has the root on the chain, so one endpoint is enough for it.
 * Source: IAllocation.
 */
import * as v from 'valibot';
import { type Address, decodeEventLog, encodeFunctionData, type Hex, numberToHex } from 'viem';
import { allocationAbi } from '@/lib/chain/abi/allocation';
import { askNetwork } from '@/lib/chain/ask';
import type { Network } from '@/lib/chain/networks';
import { orThrow } from '@/lib/chain/read-pointed';
import { AllocationUnreadError } from '@/lib/errors/staking';
import type { AllocationView } from '@/lib/model/account';
import type { Call } from '@/lib/model/call';
import type { ChainPoint } from '@/lib/model/provenance';
import { keepCached, readCached } from '@/lib/storage/cache';
import {
  type Allocation,
  type AllocationEntry,
  buildAllocation,
  parseAllocation,
} from './allocation';
import { type AllocationState, readAllocation } from './read-allocation';

const hex = v.custom<Hex>((text) => typeof text === 'string' && /^0x[0-9a-fA-F]*$/.test(text));
const logsSchema = v.pipe(
  v.array(v.object({ data: hex, topics: v.pipe(v.array(hex), v.minLength(1)) })),
  v.maxLength(1_000),
);

/** A list whose tree has the root on the chain. */
export type PublishedList = { entries: readonly AllocationEntry[]; tree: Allocation };

/**
 * The state of a record's allocation, by quorum; null when it has none of this release.
 * @throws {@link EndpointsDisagreeError} and endpoint errors
 */
export async function readAllocationState(
  network: Network,
  of: { record: bigint; indexes: readonly bigint[] },
  now: () => number,
): Promise<{ state: AllocationState | null; at: ChainPoint }> {
  const { value, at } = orThrow(network, await readAllocation(network, of, now));
  return { state: value, at };
}

/**
 * What an account was given in a record's allocation. Null without an allocation, or while its list is not published:
 * then nobody can claim.
 * @throws {@link AllocationUnreadError} {@link EndpointsDisagreeError} and endpoint errors
 */
export async function readShares(
  network: Network,
  of: { record: bigint; account: Address },
  now: () => number,
): Promise<AllocationView | null> {
  const { record, account } = of;
  const { state } = await readAllocationState(network, { record, indexes: [] }, now);
  const list = state && (await readPublishedList(network, state));
  if (!list) return null;
  const own = list.entries.flatMap((entry, index) =>
    entry.account.toLowerCase() === account.toLowerCase()
      ? [{ ...entry, index: BigInt(index) }]
      : [],
  );
  const indexes = own.map(({ index }) => index);
  const { state: fresh, at } = await readAllocationState(network, { record, indexes }, now);
  return {
    contract: state.contract,
    claimUntil: state.claimUntil,
    shares: own.map(({ index, amount }, i) => ({
      index,
      amount,
      claimed: fresh?.claimed[i] ?? false,
    })),
    timestamp: at.timestamp,
  };
}

/**
 * The published list; null while it is not published. Kept once found, since it never changes.
 * @throws {@link AllocationUnreadError} when no endpoint has the log, or none that has the root; and endpoint errors
 */
export async function readPublishedList(
  network: Network,
  { contract, publishedBlock, root }: AllocationState,
): Promise<PublishedList | null> {
  if (publishedBlock === null) return null;
  const id = `allocation:${network.chainId}:${contract.toLowerCase()}`;
  const kept = await readCached('texts', id);
  const known = toList(kept?.['leaves'], root);
  if (known) return known;
  const block = numberToHex(publishedBlock);
  const params = [{ address: contract, fromBlock: block, toBlock: block }];
  const found = await askNetwork(network, 'eth_getLogs', params, (answer) =>
    findList(answer, root),
  );
  if (!found) throw new AllocationUnreadError({ chainId: network.chainId });
  await keepCached('texts', { id, leaves: found.tree.leaves });
  return found;
}

function findList(answer: unknown, root: Hex): PublishedList | null {
  for (const { data, topics } of v.parse(logsSchema, answer)) {
    const list = toList(readLeaves(data, topics), root);
    if (list) return list;
  }
  return null;
}

function readLeaves(data: Hex, topics: readonly Hex[]): Hex | null {
  try {
    const { eventName, args } = decodeEventLog({
      abi: allocationAbi,
      data,
      topics: topics as [Hex, ...Hex[]],
    });
    return eventName === 'AllocationPublished' ? args.leaves : null;
  } catch {
    // Another event.
    return null;
  }
}

function toList(leaves: unknown, root: Hex): PublishedList | null {
  if (!v.is(hex, leaves)) return null;
  try {
    const entries = parseAllocation(leaves);
    const tree = buildAllocation(entries);
    return tree.root === root ? { entries, tree } : null;
  } catch {
    // Not a list that could have been published.
    return null;
  }
}

/** Opens the claims: writes the whole list into a log. Anyone may. */
export function preparePublish(contract: Address, leaves: Hex): Call {
  const abi = allocationAbi;
  const data = encodeFunctionData({ abi, functionName: 'publish', args: [leaves] });
  return { to: contract, data, valueWei: 0n };
}

/** Takes an account's part, as tokens or, at once, as stake with the votes on oneself. */
export function prepareClaim(
  contract: Address,
  claim: { list: PublishedList; index: bigint; isStaked: boolean },
): Call {
  const { list, index, isStaked } = claim;
  const entry = list.entries[Number(index)];
  if (!entry) throw new RangeError(`There is no entry ${index}.`);
  const proof = list.tree.proofOf(Number(index));
  const abi = allocationAbi;
  const data = isStaked
    ? encodeFunctionData({
        abi,
        functionName: 'claimAndStake',
        args: [index, entry.amount, proof, entry.account],
      })
    : encodeFunctionData({
        abi,
        functionName: 'claim',
        args: [index, entry.account, entry.amount, proof],
      });
  return { to: contract, data, valueWei: 0n };
}
