/** Who takes part in a model's votes: turnout, holders of votes, and how each of them voted. */
import type { Address } from 'viem';
import type { ProposalId } from './ids';
import type { ProposalState, Support, Tally } from './proposal';
import type { Provenance } from './provenance';

/** Proposals looked at, the newest; voters whose records are told; holders of votes that are told. */
export const proposalsLookedAt = 20;
export const recordsMax = 20;
export const holdersMax = 100;

/**
 * Whether the ballots found in logs add up to the tally that the chain tells: all of it, a part of it, or to something
 * else, which one endpoint's logs must not do.
 */
export type BallotsFound = 'all' | 'some' | 'contradict';

export type Turnout = {
  id: ProposalId;
  /** Untrusted text; empty when no endpoint has it. */
  title: string;
  state: ProposalState;
  /** ERC-6372 timepoint, in seconds for our governors. */
  deadline: bigint;
  tally: Tally;
  /** Null while the snapshot is ahead. */
  quorum: bigint | null;
  /** Stake shares in all at the snapshot, which is what could vote at most; null while the snapshot is ahead. */
  supply: bigint | null;
  found: BallotsFound;
};

/**
 * What became of one voter's votes on one proposal. `side-unknown`: cast, says the chain, but no log found tells how.
 * `no-votes`: had none at the snapshot. `open`: not cast yet. `void`: canceled, so nothing was missed.
 */
export type VoteCast = Support | 'split' | 'side-unknown' | 'missed' | 'no-votes' | 'open' | 'void';

export type VoterRecord = {
  proposalId: ProposalId;
  cast: VoteCast;
  /** Votes at the snapshot, and those used. */
  past: bigint;
  used: bigint;
  /** Why, in the voter's words: untrusted text, cut; empty when nothing was said or nothing found. */
  reason: string;
};

export type Voter = {
  account: Address;
  /** In force now, own and delegated. */
  votes: bigint;
  /** Own stake shares, whoever votes with them. */
  shares: bigint;
  /** Whether the account votes with its own shares. */
  votesItself: boolean;
  /** In the order of the proposals; empty for those past `recordsMax`. */
  records: readonly VoterRecord[];
};

/** How far a model's logs were read, by block. Both ends are inclusive; `low` > `high` when nothing was read. */
export type HistoryState = {
  /** The first block that could hold any. */
  start: bigint;
  low: bigint;
  high: bigint;
  /** The newest block when it was last looked. */
  head: bigint;
  /** Who gave the logs; null while nothing was read. */
  operator: string | null;
};

export type Participation = {
  /** Newest first. */
  proposals: readonly Turnout[];
  /** There are older ones that were not looked at. */
  more: boolean;
  /** Most votes first; those without votes are left out. */
  voters: readonly Voter[];
  /** Accounts in logs that were not asked about. */
  votersLeftOut: number;
  /** Stake shares in all, now; and those in escrow, which wait to be unstaked and have no votes. */
  supply: bigint;
  escrowed: bigint;
  /** How votes, tallies and supply are known. Logs are of one endpoint: `history.operator`. */
  provenance: Provenance;
  /** Chain time of the read, in seconds. */
  timestamp: bigint;
  history: HistoryState;
};

/** Blocks read and blocks there are. */
export function getHistoryProgress({ start, low, high, head }: HistoryState): {
  done: bigint;
  total: bigint;
} {
  return { done: high - low + 1n, total: head - start + 1n };
}

/** Whether every block that could hold a log was read. */
export function isHistoryRead({ start, low, high, head }: HistoryState): boolean {
  return low <= start && high >= head;
}
