/** What is known of a record's allocation without its list; who may claim what stands in the list, a block's log. */
import type { Address, Hex } from 'viem';
import { readDigestLens } from '@/lib/chain/digest-lens';
import type { Network } from '@/lib/chain/networks';
import type { QuorumAnswer } from '@/lib/chain/quorum';

export type AllocationState = {
  contract: Address;
  root: Hex;
  /** What the list adds up to; `unclaimed` what lies there now, gifts included. In smallest units. */
  amount: bigint;
  unclaimed: bigint;
  /** Last second of the claims. */
  claimUntil: bigint;
  /** Block whose `AllocationPublished` event holds the list; null while claims are not open yet. */
  publishedBlock: bigint | null;
  /** For each index asked for. */
  claimed: readonly boolean[];
};

/** Null when the record has no allocation that our launcher made for it. @throws the errors of readQuorum */
export async function readAllocation(
  network: Network,
  { record, indexes }: { record: bigint; indexes: readonly bigint[] },
  now: () => number,
): Promise<QuorumAnswer<AllocationState | null>> {
  const answer = await readDigestLens(network, 'allocation', [record, indexes], now);
  if (answer.status === 'disputed') return answer;
  const { known, allocation, publishedBlock, point: _, ...state } = answer.value;
  const found = {
    ...state,
    contract: allocation,
    publishedBlock: publishedBlock === 0n ? null : publishedBlock,
  };
  return { ...answer, value: known ? found : null };
}
