/** From intent to chain: what was prepared, what became of it. */
import type { Address, Hex } from 'viem';
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
  | 'cancel';

/** One argument of a decoded call. `value` is text for people; `exact` all digits or the full hex. */
export type DecodedArgument = { name: string; type: string; value: string; exact: string };

export type DecodedCall =
  | {
      kind: 'known';
      contractName: string;
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

export type Fee = {
  gas: bigint;
  maxFeePerGasWei: bigint;
  maxPriorityFeePerGasWei: bigint;
  /** gas × maxFeePerGas: the most it can cost. */
  maxCostWei: bigint;
};

/** Shown before anything is signed. */
export type PreparedView = {
  id: string;
  kind: IntentKind;
  record: RecordId;
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
  simulation: Simulation;
  fee: Fee;
  nativeBalanceWei: bigint;
};

export type SubmissionState =
  | 'drafted'
  | 'signed'
  | 'broadcast'
  | 'seen'
  | 'included'
  | 'final'
  | 'replaced'
  | 'dropped'
  | 'failed';

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
  state: SubmissionState;
  hash: Hex | null;
  blockNumber: bigint | null;
  createdAtMs: number;
  updatedAtMs: number;
  /** Set when state is failed or dropped: an error code with its values. */
  error: { code: string; fields: Readonly<Record<string, string>> } | null;
};

export type Submitted =
  | { status: 'submitted'; id: string; hash: Hex }
  /** A person said no: a result, not an error. */
  | { status: 'rejected' };
