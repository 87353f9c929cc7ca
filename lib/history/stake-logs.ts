/** What the logs of a stake vault tell about its worth and its pools, decoded. Source: IStakePools. */
import { type Address, decodeAbiParameters, type Hex, slice, toEventSelector } from 'viem';
import type { RawLog } from './logs';

const booked = toEventSelector('StakeBooked(uint256,uint256)');
const lost = toEventSelector('StakeLost(uint256)');
const allocated = toEventSelector('Allocated(address,uint256,uint256)');
const deallocated = toEventSelector('Deallocated(address,uint256,uint256)');
const gained = toEventSelector('GainAdded(address,uint256)');
export const stakeTopics: readonly Hex[] = [booked, lost, allocated, deallocated, gained];

const one = [{ type: 'uint256' }] as const;
const two = [...one, ...one] as const;

export type StakeLog =
  /** The stake's value and the shares it belongs to. */
  | { kind: 'booked'; assets: bigint; shares: bigint }
  | { kind: 'lost'; assets: bigint }
  /** Tokens somebody gave to all stakers; the allocator's are incentives. */
  | { kind: 'gained'; from: Address; assets: bigint }
  /** What a pool came to hold by a move, or what it gave back with what that cost. */
  | { kind: 'into' | 'out-of'; adapter: Address; assets: bigint };

/** Null for one that tells something else, or lies about its own shape. */
export function decodeStakeLog({ topics, data }: Pick<RawLog, 'topics' | 'data'>): StakeLog | null {
  const [topic, account] = topics;
  try {
    if (topic === lost) {
      const [assets] = decodeAbiParameters(one, data);
      return { kind: 'lost', assets };
    }
    const who = account?.length === 66 ? slice(account, 12) : null;
    if (topic === gained) {
      const [assets] = decodeAbiParameters(one, data);
      return who && { kind: 'gained', from: who, assets };
    }
    const [first, second] = decodeAbiParameters(two, data);
    if (topic === booked) return { kind: 'booked', assets: first, shares: second };
    if (who === null) return null;
    if (topic === allocated) return { kind: 'into', adapter: who, assets: second };
    return topic === deallocated ? { kind: 'out-of', adapter: who, assets: first + second } : null;
  } catch {
    // Another event of the same name, or bytes that are none.
    return null;
  }
}
