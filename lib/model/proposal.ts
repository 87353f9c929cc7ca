/** A proposal of a Governor, as read from the chain (IGovernor, ERC-6372). */
import type { Address, Hex } from 'viem';
import type { ProposalId, RecordId } from './ids';

/** The enum of OpenZeppelin's IGovernor, in its order. */
export const proposalStates = [
  'pending',
  'active',
  'canceled',
  'defeated',
  'succeeded',
  'queued',
  'expired',
  'executed',
] as const;
export type ProposalState = (typeof proposalStates)[number];

/** Votes in share units (the share's smallest unit). */
export type Tally = { againstVotes: bigint; forVotes: bigint; abstainVotes: bigint };

/** What one lens read tells of a proposal; its text comes from the event of `blockNumber`. */
export type ProposalBrief = {
  id: ProposalId;
  state: ProposalState;
  proposer: Address;
  /** ERC-6372 timepoints, in seconds for our governors. */
  snapshot: bigint;
  deadline: bigint;
  /** Second from which it may be executed; 0 while not queued. */
  etaSeconds: bigint;
  tally: Tally;
  /** Null while the snapshot is not yet past: known once voting opens. */
  quorum: bigint | null;
  /** The block of its ProposalCreated event. */
  blockNumber: bigint;
};

/** One call a proposal would make. */
export type ProposalAction = { target: Address; valueWei: bigint; calldata: Hex };

/**
 * A proposal with its text and actions, its id recomputed from the event and found equal. In lists `description` is
 * empty when no endpoint gave a text that hashes to the id: say so, and offer no vote from there.
 */
export type Proposal = ProposalBrief & {
  record: RecordId;
  governor: Address;
  /** First line of the description, without markdown heading signs. Untrusted text. */
  title: string;
  /** The rest of the description, without the `#proposer=` suffix. Untrusted markdown. */
  body: string;
  description: string;
  actions: readonly ProposalAction[];
};

/** 0 against, 1 for, 2 abstain (IGovernor, GovernorCountingSimple). */
export const supports = ['against', 'for', 'abstain'] as const;
export type Support = (typeof supports)[number];

/** A vote to be cast: one choice, or weights that add up to at most the voter's power (GovernorCountingFractional). */
export type BallotChoice =
  | { kind: 'nominal'; support: Support }
  | { kind: 'fractional'; tally: Tally };
