/** A model's revenue: how it is split, what was paid, and what an account can claim of it. Amounts in smallest units. */
import type { Address, Hex } from 'viem';
import type { RecordId } from './ids';
import type { ChainPoint, Provenance } from './provenance';

/** Parts in basis points; with the parents' they add up to 10,000. */
export type RevenueSplits = {
  stakersBps: number;
  contributorsBps: number;
  treasuryBps: number;
  incentivesBps: number;
  /** Other records of the same registry. */
  parents: readonly { id: bigint; bps: number }[];
};

/** A token a record's revenue is, or was, taken in. */
export type RevenueCurrency = {
  token: Address;
  /** Untrusted text; empty when the token does not tell. */
  symbol: string;
  decimals: number;
  /** Whether it may be paid in now. */
  accepted: boolean;
  /** The account's, and what it lets the router take. */
  balance: bigint;
  allowance: bigint;
  /** All that was ever split. */
  received: bigint;
  /** From models that name this one as a parent; waits to be split. */
  unsplit: bigint;
  treasury: bigint;
  incentives: bigint;
  /** All that ever went to contributors. */
  contributors: bigint;
};

/** An account's part of one epoch in one currency. */
export type Reward = {
  epoch: bigint;
  token: Address;
  /** Chain time in seconds. */
  startsAt: bigint;
  endsAt: bigint;
  /** For all stakers, and how much of it is claimed. */
  paid: bigint;
  paidOut: bigint;
  /** While the epoch runs: what it would be if it ended now. */
  due: bigint;
  claimed: bigint;
  /** False when the vault does not tell. */
  known: boolean;
};

/** Parts of the revenue that wait at the router until somebody hands them on; anybody may. */
export const waitingPots = ['treasury', 'incentives', 'unsplit'] as const;
export type WaitingPot = (typeof waitingPots)[number];

export const contributionKinds = ['commit', 'dataset', 'evaluation'] as const;
export type ContributionKind = (typeof contributionKinds)[number];
export const contributionStatuses = ['submitted', 'credited', 'declined', 'ended'] as const;
export type ContributionStatus = (typeof contributionStatuses)[number];

/** What a contributor shows; untrusted texts. */
export type Evidence = { digest: string; uri: string; note: string };

export type Contribution = {
  index: bigint;
  account: Address;
  kind: ContributionKind;
  status: ContributionStatus;
  askedWeight: bigint;
  /** 0 while it is not credited. */
  weight: bigint;
  blockNumber: bigint;
  evidenceHash: Hex;
  /** Null where no endpoint has a text that hashes to `evidenceHash`. */
  evidence: Evidence | null;
  /** What it can claim, by token in lower case; empty where it was never credited. */
  due: Readonly<Record<string, bigint>>;
};

/** Who earns the contributors' part of a model's revenue. */
export type ContributorShares = {
  /** Of all revenue, for all of them together; null until it was set how it is split. */
  partBps: number | null;
  totalWeight: bigint;
  /** By account, the largest first; no more than a card has room for. */
  largest: readonly { account: Address; weight: bigint }[];
  /** Contributions that were looked at one by one for it, the first ones; null when all were. */
  lookedAt: number | null;
  provenance: Provenance;
};

/** Everything about one model's revenue, read at one block. */
export type Revenue = {
  record: RecordId;
  /** Null when no account is selected; then nothing is due to anybody here. */
  account: Address | null;
  /** Null until a vote set them. */
  splits: RevenueSplits | null;
  currencies: readonly RevenueCurrency[];
  /** How many epochs there have been; `rewards` are of the newest 14. */
  epochs: bigint;
  /** Newest first. */
  rewards: readonly Reward[];
  totalWeight: bigint;
  /** Ever credited, in that order: the first 40 of `creditedCount`. */
  credited: readonly Contribution[];
  creditedCount: bigint;
  /** The newest 20 of any status. */
  submitted: readonly Contribution[];
  at: ChainPoint;
  provenance: Provenance;
};

/** Whether an account can claim it now. @param now Chain time in seconds. */
export function isClaimable({ due, endsAt }: Reward, now: bigint): boolean {
  return due > 0n && endsAt < now;
}
