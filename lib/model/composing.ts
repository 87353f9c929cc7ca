/** What the composer is told before and while a proposal is written. */
import type { Address, Hex } from 'viem';
import type { Model } from './badge';
import type { Locator, RecordId } from './ids';
import type { ProposalAction } from './proposal';
import type { Provenance } from './provenance';
import type { DecodedCall, Simulation } from './submission';
import type { LinkState } from './verdict';

/** A model one may propose to. Names are untrusted text. */
export type ModelChoice = {
  record: RecordId;
  locator: Locator;
  name: string;
  symbol: string;
  networkName: string;
  demo: boolean;
  /** What ties record and repository together; null when only the registry was read. */
  link: LinkState | null;
};

/** A rule of the model's own government that a vote can change, as one amount. */
export const amountParameters = [
  'voting-delay',
  'voting-period',
  'proposal-threshold',
  'quorum-fraction',
  'quorum-floor',
  'late-quorum-extension',
  'unstake-cooldown',
  'timelock-delay',
] as const;
export type AmountParameter = (typeof amountParameters)[number];
export type ParameterName = AmountParameter | 'guardian';

export type ParameterView =
  | {
      name: AmountParameter;
      unit: 'seconds' | 'votes' | 'basis-points';
      value: bigint;
      /** What is accepted, both ends included. */
      min: bigint;
      max: bigint;
    }
  | {
      name: 'guardian';
      unit: 'account';
      /** Zero address when there is none or its time is over. */
      account: Address;
      /** Chain time in seconds; 0 when there never was one. */
      expiresAt: bigint;
      /** Latest end the governor accepts now. */
      latest: bigint;
    };

/** Whether the selected account may propose, and why not. */
export type Eligibility =
  | { status: 'eligible' | 'short'; account: Address; votes: bigint; threshold: bigint }
  | { status: 'no-account'; threshold: bigint };

/** Everything about a model's government that is shown before a word is written, read at one block. */
export type ComposingContext = {
  model: Model;
  networkName: string;
  nativeSymbol: string;
  demo: boolean;
  provenance: Provenance;
  /** Chain time of the read, in seconds, and the computer's clock then. */
  timestamp: bigint;
  readAtMs: number;
  eligibility: Eligibility;
  parameters: readonly ParameterView[];
  /** What the timelock holds, in smallest units with 18 decimals. */
  treasury: { nativeWei: bigint; tokens: bigint };
};

export type FileChange = 'same' | 'added' | 'changed' | 'removed';

export type RevisionFile = {
  path: string;
  sizeBytes: number;
  /** Hex without 0x. */
  digest: string;
  algorithm: 'sha256' | 'git-sha1';
  /** Against the approved revision; null when there is nothing to compare with. */
  change: FileChange | null;
};

/** One revision of a repository as the hub lists it, held against the approved one. */
export type RevisionReport = {
  locator: Locator;
  /** As it was asked for: branch, tag or commit; null for the default branch. */
  asked: string | null;
  /** Full commit id, hex without 0x. */
  commit: string;
  manifestHash: Hex;
  weightsRoot: Hex;
  /** Files of this revision by path, then the removed ones. */
  files: readonly RevisionFile[];
  totalBytes: number;
  /** Whether this is the repository the record was made for, by the hub's permanent id. */
  repository: 'as-recorded' | 'differs' | 'not-recorded';
  /** The hub's licence tag, and the licence file at this revision as `algorithm:digest`; null where there is none. */
  licence: { tag: string | null; file: string | null };
  /** The approved revision, and whether the hub still lists what was approved. */
  approved: { commit: string; check: 'as-approved' | 'differs' | 'unreadable' } | null;
  readAtMs: number;
};

/** A parameter of a function; `components` are a tuple's parts, empty for every other type. */
export type AbiField = {
  /** Untrusted text; may be empty. */
  name: string;
  /** Solidity type as in the ABI: `uint256`, `address[]`, `tuple[2]`. */
  type: string;
  components: readonly AbiField[];
};

/** An argument as text, nested for arrays and tuples; read by the parameter's type. */
export type AbiText = string | readonly AbiText[];

/** A function of a pasted ABI. */
export type AbiFunctionView = {
  name: string;
  /** `name(type,type)`, tuples written out: what the selector is made of. */
  signature: string;
  selector: Hex;
  inputs: readonly AbiField[];
  mutability: 'payable' | 'nonpayable' | 'view' | 'pure';
};

/** What stands at an address. */
export type TargetView = {
  address: Address;
  /** Which contract of this release its code is; null for any other code. */
  name: string | null;
  /** `own`: a contract of this very model, or of the release itself. `unread`: no endpoint told. */
  code: 'own' | 'known' | 'unknown' | 'none' | 'unread';
};

/** Why an action deserves a second look; texts `warning_<code with _>`. */
export type WarningCode =
  | 'unknown-code'
  | 'code-unread'
  | 'no-code'
  | 'unknown-function'
  | 'read-only-function'
  | 'grants-role'
  | 'revokes-role'
  | 'changes-code'
  | 'unlimited-approval'
  | 'moves-record'
  | 'nested-calls'
  | 'more-than-treasury'
  | 'to-own-contract'
  | 'changes-owner'
  | 'timelock-not-owner'
  | 'cuts-cooldown'
  | 'short-vote'
  | 'guardian-may-cancel';

/** Why an intent cannot become an action; texts `problem_<code with _>`, `$1`… are its values. */
export type BuildProblem = { code: string; values: readonly string[] };

/** A call of a proposal: to whom, what it says, and why it deserves a second look. */
export type DescribedCall = {
  action: ProposalAction;
  target: TargetView;
  decoded: DecodedCall;
  warnings: readonly WarningCode[];
};

export type BuiltAction =
  | ({
      status: 'built';
      /** The call that must come just before it; absent where there is none. */
      before?: DescribedCall;
    } & DescribedCall)
  | { status: 'problem'; problem: BuildProblem };

/** One entry per intent, in order; for a text-only proposal the one call that does nothing. */
export type BuiltProposal = {
  actions: readonly BuiltAction[];
  /** All calls in order, made by the timelock as things stand now; null when one could not be built. */
  simulation: Simulation | null;
};
