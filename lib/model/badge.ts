/** What a hub page and the popup are told of a governed model; public facts only, safe to cache. */
import type { Address, Hex } from 'viem';
import type { Locator, RecordId } from './ids';
import type { ProposalBrief } from './proposal';
import type { Provenance } from './provenance';
import type { Verdict } from './verdict';

/** Where on a page a model is named. */
export type Place = 'title' | 'card';

/** How a model came from another: the same files elsewhere, or made out of them. */
export const relations = ['mirror', 'finetune', 'quantized', 'adapter', 'merge'] as const;
export type Relation = (typeof relations)[number];

/** A model that a page or a hub says another one comes from. Its word, not evidence. */
export type Related = { locator: Locator; relation: Relation };

/** One model a page names. */
export type Sighting = {
  locator: Locator;
  place: Place;
  /** The revision the page shows (branch, tag or commit), null for the default branch. */
  revision: string | null;
  /** The file the page shows, on a file's own page. */
  path?: string;
  /** What the page's own data says governs the model: CAIP texts, untrusted; read without a request. */
  declared?: string[];
  /** What the page's own data says the model comes from. */
  related?: Related[];
};

/** Most texts of `declared` and entries of `related`; longer texts are left out. */
export const declaredMax = 8;
export const declaredLengthMax = 300;
export const relatedMax = 8;

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
