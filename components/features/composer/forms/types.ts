/** What a kind of action is to the composer: a form, what its fields mean, and the effect in words. */
import type { ComponentChildren } from 'preact';
import type {
  AbiFunctionView,
  ComposingContext,
  RevisionReport,
  TargetView,
} from '@/lib/model/composing';
import type { ActionKind, Draft } from '@/lib/model/draft';
import type { HistoryState } from '@/lib/model/participation';
import type { PairSettings, PoolLook, StakeHistory, StakeState } from '@/lib/model/pools';
import type { Revenue } from '@/lib/model/revenue';
import type { IntentInput as Intent } from '@/lib/protocol/intents';

/** A form's fields as typed. */
export type Fields = Readonly<Record<string, string>>;

/** What keeps a form from being an action. `missing`: not filled in yet, which is no mistake until one goes on. */
export type FieldProblem = { field: string; missing: boolean; text: string };

export type ParsedForm<I extends Intent = Intent> =
  | { status: 'ready'; intent: I }
  | { status: 'incomplete'; problems: readonly FieldProblem[] };

/** What a form may ask for; answers come from the background. */
export type FormServices = {
  /** @throws RemoteError with the hub's error code */
  readRevision: (revision: string | null) => Promise<RevisionReport>;
  inspectAbi: (
    text: string,
  ) => Promise<
    | { status: 'parsed'; functions: readonly AbiFunctionView[] }
    | { status: 'problem'; code: 'no-function' | 'not-abi' | 'too-many' }
  >;
  readTarget: (address: `0x${string}`) => Promise<TargetView>;
  /** What is set for the model's revenue now, and which contributions wait for a vote. */
  readRevenue: () => Promise<Revenue>;
  /** Where the model's stake lies, and by which rules. */
  readStake: () => Promise<StakeState>;
  /** What stands at an address that is to be a pool; settings are of a Uniswap V2 pair. */
  lookAtPool: (address: `0x${string}`, settings: PairSettings | null) => Promise<PoolLook>;
  /** What logs tell of the stake's past, and a few pieces more of them. */
  readStakePast: () => Promise<StakeHistory>;
  readLogsOn: () => Promise<HistoryState>;
};

export type FormProps = {
  fields: Fields;
  onChange: (changes: Fields) => void;
  /** The sentence for a field's problem, null when there is none to show yet. */
  problem: (field: string) => string | null;
  context: ComposingContext;
  draft: Draft;
  services: FormServices;
};

export type IntentOf<Kind extends ActionKind> = Extract<Intent, { kind: Kind }>;

/** One kind of action; a list in `index.ts` has them all. */
export type ActionForm<Kind extends ActionKind = ActionKind> = {
  kind: Kind;
  /** What it is called in the list of kinds, and one sentence on what it does. */
  title: () => string;
  hint: () => string;
  /** The fields a new action starts with. */
  start: (draft: Draft, context: ComposingContext) => Fields;
  parse: (fields: Fields, context: ComposingContext) => ParsedForm<IntentOf<Kind>>;
  /** What executing it does, in words. */
  describe: (intent: IntentOf<Kind>, context: ComposingContext) => string;
  Form: (props: FormProps) => ComponentChildren;
};

/** All problems, or the intent. */
export function finish<I extends Intent>(
  problems: readonly (FieldProblem | null)[],
  create: () => I,
): ParsedForm<I> {
  const found = problems.filter((problem) => problem !== null);
  return found.length > 0
    ? { status: 'incomplete', problems: found }
    : { status: 'ready', intent: create() };
}

/** A field that is still empty. */
export function missing(field: string, text: string): FieldProblem {
  return { field, missing: true, text };
}

/** A field that cannot stay as it is. */
export function wrong(field: string, text: string): FieldProblem {
  return { field, missing: false, text };
}
