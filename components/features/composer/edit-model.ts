/** Everything the composer knows while one draft is open: the draft, its model, what its actions mean and do. */
import { computed, effect, type ReadonlySignal, signal, untracked } from '@preact/signals';
import { createResource, getValue, type Resource } from '@/components/ui/async-state';
import type { BuiltProposal, ComposingContext, ModelChoice } from '@/lib/model/composing';
import type { ActionKind, Draft, DraftAction } from '@/lib/model/draft';
import { encode } from '@/lib/protocol/codec';
import type { IntentInput } from '@/lib/protocol/intents';
import type { Send } from '@/lib/protocol/send';
import { createDraftModel, type DraftModel } from './draft-model';
import { getForm, parseAction } from './forms';
import type { FormServices, ParsedForm } from './forms/types';
import { checkBody, checkTitle } from './limits';

/** What the tab gives; the gallery and tests give their own. */
export type ComposerPlatform = {
  send: Send;
  /** The computer's clock. */
  now: () => number;
  /** Repeats work while the page is there; gives what ends it. */
  every: (ms: number, work: () => void) => () => void;
  /** A new UUID. */
  makeId: () => string;
};

const pauseMs = 350;
const noIntents: readonly IntentInput[] = [];

export function createEditModel(options: ComposerPlatform, initial: Draft) {
  const { send } = options;
  const store = createDraftModel(send, initial);
  const { draft } = store;
  const target = createTarget(send, store);
  const { record, context } = target;
  const vault = createResource(() => send('account.read', {}));
  const parsed = computed(() => parseAll(draft.value.actions, getValue(context)));
  const intents = computed(() => toIntents(draft.value, parsed.value));
  const built = createBuilt(send, record, intents);
  const clock = createClock(options);
  void vault.load();
  return {
    ...store,
    ...target,
    ...createActionEdits(options, store, context),
    /** Problems of empty fields are shown from the first try to go on. */
    asked: signal(false),
    nowMs: clock.nowMs,
    vault,
    parsed,
    intents,
    built,
    services: createServices(send, draft, context),
    problems: computed(() => countProblems(draft.value, parsed.value)),
    /** Reads account and chain again: another tab may have unlocked, staked, voted. */
    refresh(): void {
      void vault.load();
      if (record.value) void context.load();
    },
    dispose(): void {
      target.stop();
      clock.stop();
      built.dispose();
      store.dispose();
    },
  };
}

const tickMs = 10_000;

/** The computer's clock for what counts down on the page. */
function createClock({ now, every }: ComposerPlatform) {
  const nowMs = signal(now());
  const stop = every(tickMs, () => {
    nowMs.value = now();
  });
  return { nowMs, stop };
}

/** Which model it is about: chosen, or the only record of what the page named; and what is known of it. */
function createTarget(send: Send, { draft, edit }: DraftModel) {
  const record = computed(() => draft.value.record);
  const locator = computed(() => draft.value.locator);
  const context = createResource<ComposingContext>(() =>
    send('composing.read', { record: need(record.value) }),
  );
  const candidates = createResource(() => readCandidates(send, locator.value));
  const choose = (choice: ModelChoice) => edit({ record: choice.record, locator: choice.locator });
  const stops = [
    effect(() => {
      if (record.value) untracked(() => void context.load());
    }),
    effect(() => {
      if (!record.value && locator.value) untracked(() => void candidates.load());
    }),
    effect(() => {
      const choice = getOnlyChoice(getValue(candidates)?.choices, draft.value);
      if (choice) untracked(() => choose(choice));
    }),
  ];
  return {
    record,
    context,
    candidates,
    choose,
    /** Back to the question which model it is about. */
    unchoose: () => edit({ record: null, locator: null }),
    stop(): void {
      for (const stop of stops) stop();
    },
  };
}

function createActionEdits(
  { makeId }: ComposerPlatform,
  { draft, edit }: DraftModel,
  context: Resource<ComposingContext>,
) {
  return {
    addAction(kind: ActionKind): void {
      const ready = getValue(context);
      if (!ready) return;
      const fields = { ...getForm(kind).start(draft.value, ready) };
      edit({ decided: true, actions: [...draft.value.actions, { id: makeId(), kind, fields }] });
    },
    changeAction(id: string, changes: Readonly<Record<string, string>>): void {
      edit({
        actions: draft.value.actions.map((action) =>
          action.id === id ? { ...action, fields: { ...action.fields, ...changes } } : action,
        ),
      });
    },
    removeAction: (id: string) =>
      edit({ actions: draft.value.actions.filter((action) => action.id !== id) }),
    moveAction: (id: string, by: -1 | 1) => edit({ actions: move(draft.value.actions, id, by) }),
    /** Nothing on chain: a text to be voted on. */
    chooseSignal: () => edit({ decided: true, actions: [] }),
    undecide: () => edit({ decided: false, actions: [] }),
  };
}

export type EditModel = ReturnType<typeof createEditModel>;

function need<Value>(value: Value | null): Value {
  if (value === null) throw new TypeError('No model is chosen.');
  return value;
}

async function readCandidates(send: Send, locator: string | null) {
  return locator === null ? { choices: [], more: false } : send('model.search', { query: locator });
}

/** The one record that model and repository both name; anything less the person chooses knowingly. */
function getOnlyChoice(
  choices: readonly ModelChoice[] | undefined,
  { record, locator }: Draft,
): ModelChoice | null {
  const fitting = (choices ?? []).filter(
    (choice) => choice.locator === locator && choice.link === 'linked',
  );
  return record === null && fitting.length === 1 ? (fitting[0] ?? null) : null;
}

function parseAll(
  actions: readonly DraftAction[],
  context: ComposingContext | null,
): ReadonlyMap<string, ParsedForm> {
  if (!context) return new Map();
  return new Map(actions.map((action) => [action.id, parseAction(action, context)]));
}

/** What the whole proposal is to do; null while an action is incomplete or the question is open. */
function toIntents(
  { decided, actions }: Draft,
  parsed: ReadonlyMap<string, ParsedForm>,
): readonly IntentInput[] | null {
  if (!decided) return null;
  const intents: IntentInput[] = [];
  for (const { id } of actions) {
    const form = parsed.get(id);
    if (form?.status !== 'ready') return null;
    intents.push(form.intent);
  }
  return intents;
}

function countProblems(draft: Draft, parsed: ReadonlyMap<string, ParsedForm>): number {
  const texts = [checkTitle(draft), checkBody(draft)].filter((problem) => problem !== null).length;
  const forms = draft.actions.filter(({ id }) => parsed.get(id)?.status !== 'ready').length;
  return texts + forms + (draft.decided ? 0 : 1);
}

function move(actions: readonly DraftAction[], id: string, by: -1 | 1): DraftAction[] {
  const from = actions.findIndex((action) => action.id === id);
  const to = from + by;
  const action = actions[from];
  if (!action || to < 0 || to >= actions.length) return [...actions];
  return actions.toSpliced(from, 1).toSpliced(to, 0, action);
}

/** The calls of the intents as they stand, built by the background a moment after the last change. */
function createBuilt(
  send: Send,
  record: ReadonlySignal<Draft['record']>,
  intents: ReadonlySignal<readonly IntentInput[] | null>,
) {
  const key = computed(() =>
    record.value && intents.value ? JSON.stringify(encode([record.value, intents.value])) : null,
  );
  const builtFor = signal<string | null>(null);
  const resource = createResource<BuiltProposal>(async () => {
    const mine = key.value;
    const proposal = await send('proposal.build', {
      record: need(record.value),
      intents: [...(intents.value ?? noIntents)],
    });
    builtFor.value = mine;
    return proposal;
  });
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = effect(() => {
    clearTimeout(timer);
    if (key.value !== null) timer = setTimeout(() => void resource.load(), pauseMs);
  });
  return {
    ...resource,
    /** The built calls, null while what is shown is older than what was typed. */
    current: computed(() => (builtFor.value === key.value ? getValue(resource) : null)),
    dispose(): void {
      clearTimeout(timer);
      stop();
    },
  };
}

function createServices(
  send: Send,
  draft: ReadonlySignal<Draft>,
  context: Resource<ComposingContext>,
): FormServices {
  const getRecord = () => need(draft.value.record);
  return {
    readRevision: (revision) => {
      const locator = draft.value.locator ?? need(getValue(context)).model.locator;
      return send('revision.read', { record: getRecord(), locator, revision });
    },
    inspectAbi: (text) => send('abi.inspect', { text }),
    readTarget: (address) => send('target.read', { record: getRecord(), address }),
    readRevenue: () => send('revenue.read', { record: getRecord() }),
    readStake: () => send('pools.read', { record: getRecord() }),
    lookAtPool: (address, settings) =>
      send('pool.look', { record: getRecord(), address, settings }),
    readStakePast: () => send('pools.history', { record: getRecord() }),
    readLogsOn: () => send('history.advance', { record: getRecord() }),
  };
}
