/** What a hub page and the popup are told of a governed model; public facts only, safe to cache. */
import type { Address, Hex } from 'viem';
import type { Locator, RecordId } from './ids';
import type { ProofState } from './proof';
import type { ProposalBrief } from './proposal';
import type { Provenance } from './provenance';
import type { LicenceState, Verdict } from './verdict';

/** The element our badges are; known here so that who looks for names on a page can look past it. */
export const badgeTag = 'commonweight-badge';

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
  /** The model's id as the page writes it, where that is not in small letters alone. Its word, not evidence. */
  written?: string;
  /** What the page's own data says governs the model: CAIP texts, untrusted; read without a request. */
  declared?: string[];
  /** What the page's own data says the model comes from. */
  related?: Related[];
};

/** Most texts of `declared`; longer texts are left out. */
export const declaredMax = 8;
export const declaredLengthMax = 300;
/** Most entries of `related`: a list that long was cut, and not all of it is known. */
export const relatedMax = 9;

export type Approval = {
  /** Full commit id as the hub writes it (hex without 0x). */
  commit: string;
  manifestHash: Hex;
  weightsRoot: Hex;
  blockNumber: bigint;
  approvedAt: bigint;
  by: Address;
  /** Executed by a vote of a governor our launcher made, of whose For votes no account cast more than half. */
  byVote: boolean;
  /** The account that cast more than half of them; null without a vote, and when many decided. */
  soloVoter: Address | null;
  /** How many approvals the record has in all. */
  count: number;
};

/** Why and since when a record's model should not be used; `reason` is untrusted text. */
export type Suspension = { at: bigint; by: Address; reason: string };

/** What may be done with a model, as its record's owner says. */
export type Terms = {
  /** The hub's licence tag, lower case; empty when the terms name a file alone. */
  licence: string;
  /** `algorithm:digest` of the licence file as it stands in the manifest; empty when none was named. */
  licenceFile: string;
  at: bigint;
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
  /** Second of the oldest claim on this locator. */
  oldestClaimAt: bigint;
  /**
   * Staked tokens, stake shares and token supply, in smallest units; decimals are 18. What is staked is null where the
   * vault does not say what its shares are worth, as with pools that hang.
   */
  stake: { totalAssets: bigint | null; totalShares: bigint; tokenSupply: bigint } | null;
  approval: Approval | null;
  /** Null while the record is in force. */
  suspension: Suspension | null;
  /** Null when none were set. */
  terms: Terms | null;
  /** The contract from which contributors claim their part of the token. */
  allocation: Address | null;
  live: readonly ProposalBrief[];
  liveCount: number;
};

/** `weights`: large files a loader reads. `code`: what runs, and settings. `text`: what neither runs nor is read. */
export type FileKind = 'weights' | 'code' | 'text';

/** A file that is not as in the approved revision. Paths are untrusted text. */
export type ChangedFile = {
  path: string;
  kind: FileKind;
  what: 'changed' | 'added' | 'removed' | 'moved';
  /** For a moved file: where the approved revision has it. */
  from: string | null;
};

/** What differs from the approved revision: the worst first, at most `changesShownMax` of `total`. */
export type FileChanges = { list: readonly ChangedFile[]; total: number };
export const changesShownMax = 40;

/** Another, linked model this one comes from. Name is untrusted text. */
export type RelationState = {
  kind: Relation;
  locator: Locator;
  record: RecordId;
  name: string;
  suspended: boolean;
  /** For a mirror: its large files against the other's approved ones. */
  weights: 'same' | 'differ' | 'not-read';
};

export type Licence = {
  state: LicenceState;
  /** Licence id of the record's terms, untrusted text; null without terms. */
  terms: string | null;
  /** The hub's licence tag, untrusted text; null when it has none or was not read. */
  tag: string | null;
};

/** What a badge says, in the reader's language. */
export type BadgeWords = {
  word: string;
  /** Null for facts of a real chain. */
  demo: string | null;
  /** How many votes are open; null for none. */
  votes: string | null;
  /** All of it, for a screen reader. */
  label: string;
  /** The verdict in one sentence. */
  meaning: string;
};

export type BadgeState = {
  locator: Locator;
  revision: string | null;
  /** On a file's own page its path; null elsewhere. */
  path: string | null;
  /** The name it is registered under, when the hub gave the repository another one since; null when it is the same. */
  registeredAs: Locator | null;
  verdict: Verdict;
  /** Null when there is no record of its own, and when the endpoints disagree: then there is no value to show. */
  model: Model | null;
  /** How the chain facts are known. */
  provenance: Provenance;
  /** What came of proving them; absent when nobody asked for a proof. */
  proof?: ProofState;
  /** How the hub facts (link, files) are known; null when they were not read. */
  hub: {
    readAtMs: number;
    commit: string | null;
    /** Downloads need the owner's leave; the listing could be compared all the same. */
    gated: boolean;
  } | null;
  /** What differs from the approved revision, file by file; null when nothing was compared. */
  changes: FileChanges | null;
  /** On a file's own page: what became of that file; null elsewhere, when it is as approved, and when not compared. */
  fileChange: ChangedFile | null;
  licence: Licence;
  relation: RelationState | null;
  /** What the page's own data or the repository says governs it: CAIP texts, untrusted. */
  declared: readonly string[];
  /** Put into words where that keeps no page waiting; absent elsewhere. */
  said?: BadgeWords;
};

/** What a badge says of what was not looked at. */
export const nothingKnown = {
  path: null,
  registeredAs: null,
  model: null,
  hub: null,
  changes: null,
  fileChange: null,
  licence: { state: 'cannot-tell', terms: null, tag: null },
  relation: null,
  declared: [],
} as const satisfies Partial<BadgeState>;
