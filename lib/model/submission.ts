/** From intent to chain: what was prepared, what became of it. */
import type { Address, Hex } from 'viem';
import type { Call } from './call';
import type { ChainId, RecordId } from './ids';
import type { ProposalAction } from './proposal';

/** What the user wants done; the journal refuses the same intent while one is open. */
export type IntentKind =
  | 'stake'
  | 'request-unstake'
  | 'claim-unstake'
  | 'delegate'
  | 'vote'
  | 'propose'
  | 'queue'
  | 'execute'
  | 'cancel'
  | 'launch'
  | 'register'
  | 'publish-allocation'
  | 'claim-allocation'
  | 'claim-and-stake'
  | 'rebalance'
  | 'force-deallocate'
  | 'send'
  | 'revoke'
  | 'claim-rewards'
  | 'claim-contributions'
  | 'allow-revenue'
  | 'pay-revenue'
  | 'submit-evidence'
  | 'hand-on-revenue';

/** What a number of a decoded call counts; `amount` has 18 decimals, `time` is seconds since 1970. */
export type ArgumentUnit = 'amount' | 'seconds' | 'time' | 'basis-points';

/** One argument of a decoded call. `value` is text for people; `exact` all digits or the full hex. */
export type DecodedArgument = {
  name: string;
  type: string;
  value: string;
  exact: string;
  /** Absent where the number is plain, or what it counts is not known. */
  unit?: ArgumentUnit;
  /** Of an amount in a token that has not 18. */
  decimals?: number;
};

export type DecodedCall =
  | {
      kind: 'known';
      /** Null when the selector is one we know and the code at the target is not: a warning. */
      contractName: string | null;
      functionName: string;
      arguments: readonly DecodedArgument[];
      /** Calls inside this one: a proposal's actions, a batch. */
      inner: readonly (ProposalAction & { decoded: DecodedCall })[];
    }
  /** No data at all: only the value moves (nothing, when it is 0). */
  | { kind: 'transfer' }
  | { kind: 'unknown'; selector: Hex };

export type Simulation =
  | { status: 'ok'; method: 'eth_simulateV1' | 'eth_call' }
  | { status: 'reverts'; method: 'eth_simulateV1' | 'eth_call'; code: string; detail: string }
  | { status: 'not-simulated'; code: string };

/** An event of a trial run, one endpoint's word. */
export type TrialEvent = {
  address: Address;
  /** Which contract of ours emits it, by its code; null for any other. */
  contractName: string | null;
  topics: readonly Hex[];
  data: Hex;
};

export type Fee = {
  gas: bigint;
  maxFeePerGasWei: bigint;
  maxPriorityFeePerGasWei: bigint;
  /** gas × maxFeePerGas: the most it can cost. */
  maxCostWei: bigint;
};

/** An allowance (ERC-2612) that is signed together with the transaction and used up by it. */
export type PermitView = {
  token: Address;
  /** The token's own words for itself. Untrusted text. */
  tokenName: string;
  symbol: string;
  spender: Address;
  /** In the token's smallest unit. */
  value: bigint;
  /** Chain time in seconds after which it is void. */
  deadline: bigint;
};

/** Shown before anything is signed. */
export type PreparedView = {
  id: string;
  kind: IntentKind;
  record: RecordId;
  /** Untrusted text. */
  modelName: string;
  from: Address;
  chainId: ChainId;
  networkName: string;
  nativeSymbol: string;
  demo: boolean;
  to: Address;
  /** Name of the contract when its code is one we know, else null: a warning. */
  toName: string | null;
  valueWei: bigint;
  data: Hex;
  decoded: DecodedCall;
  /** Null when nothing else is signed. */
  permit: PermitView | null;
  /** For who cannot sign the permit: what has to be called first in its place. */
  before: readonly Call[];
  simulation: Simulation;
  /** What the call itself left in the trial run; null where that was not told. */
  events: readonly TrialEvent[] | null;
  fee: Fee;
  nativeBalanceWei: bigint;
  /** What the account lacks for value and fee together; 0 when it has enough. To be told first. */
  missingWei: bigint;
  /** Computer's clock: after this it must be prepared again. */
  expiresAtMs: number;
};

/** What has to be known of a call before anything of it is signed: who, where, to whom, what, at what price. */
export type CallFacts = Pick<
  PreparedView,
  | 'from'
  | 'chainId'
  | 'networkName'
  | 'nativeSymbol'
  | 'demo'
  | 'to'
  | 'toName'
  | 'valueWei'
  | 'decoded'
  | 'fee'
>;

export type SubmissionState =
  | 'drafted'
  /** Handed to somebody else's wallet, or to a person elsewhere: perhaps sent, and looked for on the chain. */
  | 'requested'
  | 'signed'
  | 'broadcast'
  | 'seen'
  | 'included'
  | 'final'
  | 'replaced'
  | 'dropped'
  | 'failed';

/** Another transaction in place of one that waits: dearer, or nothing at all. */
export type RaisePurpose = 'speed-up' | 'cancel';

/** One line of the activity view. */
export type Activity = {
  id: string;
  kind: IntentKind;
  record: RecordId;
  /** Untrusted text: the model's name at the time. */
  modelName: string;
  chainId: ChainId;
  demo: boolean;
  from: Address;
  to: Address;
  /** The call's data; empty where it is longer than a line of activity needs. */
  data: Hex;
  state: SubmissionState;
  hash: Hex | null;
  blockNumber: bigint | null;
  createdAtMs: number;
  updatedAtMs: number;
  /** Set when state is failed or dropped: an error code with its values. */
  error: { code: string; fields: Readonly<Record<string, string>> } | null;
  /** Whether another transaction may take its place: dearer, or nothing at all. */
  raisable: boolean;
};

/** What it takes to raise one that waits, and what would be signed then: the same call, or an empty one. */
export type RaiseView = CallFacts & {
  id: string;
  purpose: RaisePurpose;
  /** How often it was signed so far: the same answer given twice makes one more. */
  attempts: number;
  missingWei: bigint;
};

export type Submitted =
  /** The hash is null where somebody else sends it and has not told. */
  | { status: 'submitted'; id: string; hash: Hex | null }
  /** A person said no: a result, not an error. */
  | { status: 'rejected' };
