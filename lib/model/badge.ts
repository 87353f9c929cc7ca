/** What a hub page and the popup are told of a governed model; public facts only, safe to cache. */
import type { Address, Hex } from 'viem';
import type { Locator, RecordId } from './ids';
import type { ProposalBrief } from './proposal';
import type { Provenance } from './provenance';
import type { Verdict } from './verdict';

/** Where on a page a model is named. */
export type Place = 'title' | 'card';

/** One model a page names. */
export type Sighting = {
  locator: Locator;
  place: Place;
  /** The revision the page shows (branch, tag or commit), null for the default branch. */
  revision: string | null;
};

export type Approval = {
  /** Full commit id as the hub writes it (hex without 0x). */
  commit: string;
  manifestHash: Hex;
  weightsRoot: Hex;
  blockNumber: bigint;
  approvedAt: bigint;
  by: Address;
  /** Executed through the timelock of a governor our launcher made. */
  byVote: boolean;
  /** How many approvals the record has in all. */
  count: number;
};

/** The model as its record has it. Names and symbols are untrusted text. */
export type Model = {
  record: RecordId;
  locator: Locator;
  name: string;
  symbol: string;
  owner: Address;
  token: Address | null;
  vault: Address | null;
  governor: Address | null;
  timelock: Address | null;
  /** True when our launcher made token, vault, governor and timelock. */
  knownLaunch: boolean;
  /** The hub's permanent repository id as recorded; empty when none was given. */
  repositoryId: string;
  registeredAt: bigint;
  registeredBlock: bigint;
  claimCount: number;
  /** Staked tokens, stake shares and token supply, in smallest units; decimals are 18. */
  stake: { totalAssets: bigint; totalShares: bigint; tokenSupply: bigint } | null;
  approval: Approval | null;
  live: readonly ProposalBrief[];
  liveCount: number;
};

export type BadgeState = {
  locator: Locator;
  revision: string | null;
  verdict: Verdict;
  /** Null when the endpoints disagree: there is no value to show, only that they do. */
  model: Model | null;
  /** How the chain facts are known. */
  provenance: Provenance;
  /** How the hub facts (link, files) are known; null when they were not read. */
  hub: { readAtMs: number; commit: string | null } | null;
};
