/** What a kind of action is to the background: one builder from an intent to a call. */
import type { Address } from 'viem';
import type { BuildProblem, ParameterView, WarningCode } from '@/lib/model/composing';
import type { RecordId } from '@/lib/model/ids';
import type { ProposalAction } from '@/lib/model/proposal';
import type { Intent } from '@/lib/protocol/intents';

/** What a builder knows of the model, read at one block. */
export type BuildContext = {
  record: RecordId;
  owner: Address;
  token: Address;
  vault: Address;
  governor: Address;
  timelock: Address;
  parameters: readonly ParameterView[];
  treasury: { nativeWei: bigint; tokens: bigint };
  /** Chain time of the read, in seconds. */
  timestamp: bigint;
};

export type Built =
  | {
      status: 'built';
      /** A call that must come just before it: an allowance that it uses up, an adapter that it lists. */
      before?: ProposalAction;
      action: ProposalAction;
      warnings: readonly WarningCode[];
    }
  | { status: 'problem'; problem: BuildProblem };

export type IntentKind = Intent['kind'];
export type IntentOf<Kind extends IntentKind> = Extract<Intent, { kind: Kind }>;

/**
 * One kind of action. The calldata is made here from the intent alone, never taken from an answer.
 * @example `{ kind: 'pay', build: (intent, context) => built(…) }`, registered in `index.ts`.
 */
export type ProposalKind<Kind extends IntentKind = IntentKind> = {
  kind: Kind;
  build: (intent: IntentOf<Kind>, context: BuildContext) => Built;
};

/** A call, with what deserves a second look. */
export function built(
  action: ProposalAction,
  warnings: readonly WarningCode[] = [],
  before?: ProposalAction,
): Built {
  return { status: 'built', ...(before && { before }), action, warnings };
}

/** Why there is no call; `code` has its text `problem_<code>`. */
export function problem(code: string, ...values: readonly string[]): Built {
  return { status: 'problem', problem: { code, values } };
}
