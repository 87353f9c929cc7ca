/** A model's registration: what a steward fills in, kept as typed, and what became of it. */
import type { Address, Hex } from 'viem';
import type { Model } from './badge';
import type { RevisionFile } from './composing';
import type { ChainId, Locator, RecordId } from './ids';
import type { Activity } from './submission';

/** The wizard's steps in order. */
export const registrationSteps = [
  'model',
  'choice',
  'holders',
  'rules',
  'review',
  'after',
] as const;
export type RegistrationStep = (typeof registrationSteps)[number];

/** `launch`: token, vault, governor and timelock are made; `existing`: the record names contracts that are there. */
export type RegistrationKind = 'launch' | 'existing';

/** One holder as typed. */
export type HolderRow = {
  /** Unique within the registration. */
  id: string;
  account: string;
  amount: string;
  staked: string;
};

export type Registration = {
  /** A UUID. */
  id: string;
  /** Counts the writes; a write names the version it started from. */
  version: number;
  createdAtMs: number;
  updatedAtMs: number;
  step: RegistrationStep;
  /** The model as the page named it; null until one is named. */
  locator: Locator | null;
  /** Branch, tag or commit; null for the default branch. */
  revision: string | null;
  chainId: ChainId | null;
  kind: RegistrationKind | null;
  /** Name, symbol, rules, addresses: fields by name, unparsed. */
  fields: Record<string, string>;
  source: 'rows' | 'list';
  rows: HolderRow[];
  /** A list of holders as pasted or read from a file (CSV). */
  list: string;
  /** Set when it was sent. */
  submitted: { activityId: string; atMs: number } | null;
};

/** A line of the list of registrations. */
export type RegistrationSummary = Pick<
  Registration,
  'id' | 'locator' | 'step' | 'createdAtMs' | 'updatedAtMs' | 'submitted'
> & { name: string };

/** Longest name and symbol the Launcher takes, in UTF-8 bytes. */
export const nameBytesMax = 31;
export const symbolBytesMax = 10;
/** Holders that fit into the launch itself: each costs a transfer and a deposit, and one transaction has a gas limit. */
export const directHoldersMax = 24;
/** Lines of a list that are read. */
export const listLinesMax = 3_000;
export const listLengthMax = 400_000;
export const rowsMax = 60;

/** What the hub says of the repository to be registered. */
export type PlaceReport = {
  /** As asked for. */
  asked: Locator;
  /** The locator of the repository as it is called now; another one after a rename. */
  locator: Locator;
  /** The id as the hub writes it. Untrusted text. */
  canonicalId: string;
  /** Null when the hub tells none. */
  repositoryId: string | null;
  commit: string;
  gated: boolean;
  /** What the repository names already: CAIP texts. Untrusted. */
  governance: readonly string[];
  /** Whether the repository can name a record, and where. */
  link: LinkPlace;
  manifest:
    | {
        status: 'read';
        manifestHash: Hex;
        weightsRoot: Hex;
        files: readonly RevisionFile[];
        totalBytes: number;
      }
    | { status: 'failed'; code: string };
  readAtMs: number;
};

/** Where a repository names its record: in its card's front matter, in `governance.json`, or nowhere. */
export type LinkPlace = 'front-matter' | 'file' | 'none';

/** One network the model can be registered on, and who claims it there already. */
export type ClaimsReport = {
  chainId: ChainId;
  networkName: string;
  nativeSymbol: string;
  demo: boolean;
} & (
  | { status: 'read'; claimCount: number; oldest: Model | null }
  | { status: 'disputed' }
  | { status: 'failed'; code: string }
);

/** Why a line of a list, or a row, is no holder; texts `holders_<code with _>`. */
export type HolderProblemCode =
  | 'empty'
  | 'too-many'
  | 'columns'
  | 'address'
  | 'checksum'
  | 'zero-address'
  | 'duplicate'
  | 'amount'
  | 'precision'
  | 'nothing'
  | 'overflow'
  | 'too-many-staked';

/** `line` counts from 1; 0 when it is about the whole. `values` are what the text names. */
export type HolderProblem = { line: number; code: HolderProblemCode; values: readonly string[] };

/** Tokens in smallest units; `staked` comes on top of `amount`. */
export type Holder = { account: Address; amount: bigint; staked: bigint };

/** A list of holders as it was understood. */
export type HoldersReport = {
  count: number;
  total: bigint;
  staked: bigint;
  /** At most a hundred, in the list's order. */
  problems: readonly HolderProblem[];
  problemCount: number;
  /** The largest first, at most fifty. */
  largest: readonly Holder[];
  /** How many have votes from the first second. */
  voterCount: number;
  /** How it would be handed out if left to itself. */
  fitting: 'direct' | 'allocation';
};

/** The contracts of a community that is there already. */
export const componentKinds = ['owner', 'governor', 'token', 'vault', 'timelock'] as const;
export type ComponentKind = (typeof componentKinds)[number];

/** What stands at an address that is to become part of a record. */
export type ComponentReport = {
  kind: ComponentKind;
  address: Address;
} & (
  | { status: 'account' }
  | { status: 'contract' }
  | {
      status: 'token';
      /** Untrusted text. */
      name: string;
      symbol: string;
      decimals: number;
      totalSupply: bigint;
    }
  | { status: 'governor'; clock: string; votingPeriod: bigint; timelock: Address | null }
  | { status: 'timelock'; delaySeconds: bigint }
  | { status: 'vault'; asset: Address }
  | { status: 'problem'; code: ComponentProblemCode }
);

/** Texts `component_<code with _>`. */
export type ComponentProblemCode =
  | 'checksum'
  | 'no-code'
  | 'not-erc20'
  | 'no-clock'
  | 'not-timelock'
  | 'not-vault';

/** The rules of a community about to be launched; spans in seconds, shares in basis points. */
export type LaunchRules = {
  votingDelay: number;
  votingPeriod: number;
  lateQuorumExtension: number;
  /** Of the whole supply; the governor is given votes. */
  thresholdBps: number;
  quorumBps: number;
  quorumFloorBps: number;
  timelockDelay: number;
  unstakeCooldown: number;
  /** Null for none; expiry in chain time. */
  guardian: { account: Address; expiresAt: number } | null;
};

/** The governor takes a guardian for at most this long (ModelGovernor). */
export const guardianTermMaxSeconds = 730 * 86_400;
/** Our own limit: the contracts would take spans that freeze a model for good. */
export const spanMaxSeconds = 365 * 86_400;

/** How far the hub's side of the link is. Times are the computer's clock. */
export type LinkWatch = {
  locator: Locator;
  status: 'waiting' | 'linked' | 'stopped';
  /** How often the hub was asked. */
  tries: number;
  askedAtMs: number | null;
  nextAtMs: number;
  /** Why the last look told nothing; null when it was answered. */
  why: 'unavailable' | 'rate-limited' | 'not-found' | 'malformed' | 'no-digests' | null;
};

/** What became of a registration that was sent. */
export type Aftermath = {
  /** Null while the journal has not got it. */
  activity: Activity | null;
  /** Null until it is in a block. */
  record: RecordId | null;
  model: Model | null;
  watch: LinkWatch | null;
  /** Null when nothing is to be claimed, or while it is not known. */
  allocation: AllocationProgress | null;
};

/** Whether the list of those who claim is public by now; nobody can claim before. */
export type AllocationProgress = {
  /** Tokens in smallest units. */
  amount: bigint;
  unclaimed: bigint;
  /** Chain time in seconds. */
  claimUntil: bigint;
  isPublished: boolean;
};

/** Days for which tokens can be claimed, unless one says otherwise; and the most that are offered. */
export const claimDaysDefault = 180;
export const claimDaysMax = 1_825;

/** One line of a file that is to be committed. */
export type LinkLine = { text: string; change: 'same' | 'added' | 'removed' };

/** What to commit to the repository so that it names the record. */
export type LinkEdit =
  | {
      kind: 'front-matter' | 'file';
      /** README.md or governance.json. */
      path: string;
      lines: readonly LinkLine[];
      /** The whole block as it should be afterwards. */
      block: string;
      /** The hub's own page for the change; null where there is none. */
      editUrl: string | null;
      /** False when the file could not be read: then the block is a start of its own. */
      read: boolean;
    }
  | { kind: 'none' };
