import { computed, effect, type ReadonlySignal, untracked } from '@preact/signals';
import { createResource, getValue, type Resource } from '@/components/ui/async-state';
import { type Action, createAction } from '@/components/ui/create-action';
import type { Model, Sighting } from '@/lib/model/badge';
import { formatRecordId } from '@/lib/model/caip';
import type { Locator } from '@/lib/model/ids';
import type { Proposal } from '@/lib/model/proposal';
import type { InputOf, TabView } from '@/lib/protocol/messages';
import type { Send } from '@/lib/protocol/send';

export type ProposalsView = {
  proposals: readonly Proposal[];
  timestamp: bigint;
  readAtMs: number;
  /** There are older ones that were not read. */
  more: boolean;
};

export type PageModel = {
  tab: Resource<TabView>;
  /** The model of the page, where it has a record. */
  model: ReadonlySignal<Model | null>;
  proposals: Resource<ProposalsView>;
  /** No record is known: what was registered since the lists were read last is taken up, and looked at again. */
  isCatchingUp: ReadonlySignal<boolean>;
  /** Reads past every cache: right after a registration, or when something looks old. */
  lookNow: Action<[], true>;
  /** The same, and proves what the verdict rests on. */
  prove: Action<[], true>;
};

type Options = {
  send: Send;
  /** The model a link named, in place of the tab in front. */
  locator: Locator | null;
  now: () => number;
};

/** What is on the page in front, and what its model's community decides. */
export function createPageModel({ send, locator, now }: Options): PageModel {
  const look = async (
    shown: Omit<Sighting, 'place'>,
    options: Omit<InputOf<'badge.read'>, 'sightings'>,
  ) => {
    const sightings = [{ ...shown, place: 'title' as const }];
    const [badge] = await send('badge.read', { sightings, ...options });
    return badge ?? null;
  };
  const tab = createResource(async (): Promise<TabView> => {
    if (locator === null) return send('tab.read', {});
    return {
      tabId: null,
      locator,
      revision: null,
      badge: await look({ locator, revision: null }, { fresh: false, deep: false, prove: false }),
    };
  });
  const model = computed(() => getValue(tab)?.badge?.model ?? null);
  const proposals = createResource(async (): Promise<ProposalsView> => {
    const of = model.value;
    if (of === null || of.governor === null) {
      return { proposals: [], timestamp: 0n, readAtMs: now(), more: false };
    }
    const { next, ...view } = await send('proposal.list', { record: of.record });
    return { ...view, readAtMs: now(), more: next !== null };
  });
  followModel(model, () => void proposals.load());
  const catchUp = createAction(async (view: TabView) => {
    const { locator: which, revision } = view;
    if (which === null) return null;
    // The lists alone are asked for what is new: no endpoint and no hub learns of this page.
    const badge = await look(
      { locator: which, revision },
      { fresh: true, deep: false, prove: false },
    );
    const shown = getValue(tab);
    if (badge && shown?.locator === which && shown.badge === null) tab.set({ ...shown, badge });
    return badge;
  });
  followUnknown(tab, (view) => void catchUp.run(view));
  const lookAgain = async (prove: boolean) => {
    const before = getValue(tab);
    if (!before?.locator) return true as const;
    const { locator: which, revision } = before;
    const path = before.badge?.path ?? null;
    const shown = { locator: which, revision, ...(path !== null && { path }) };
    // The hub is asked too about a model that nobody registered: it may come from one.
    tab.set({ ...before, badge: await look(shown, { fresh: true, deep: true, prove }) });
    return true as const;
  };
  const lookNow = createAction(() => lookAgain(false));
  const prove = createAction(() => lookAgain(true));
  return { tab, model, proposals, isCatchingUp: catchUp.busy, lookNow, prove };
}

/** Calls back when a model is looked at of which no record is known; not when it was looked at again. */
function followUnknown(tab: Resource<TabView>, onUnknown: (view: TabView) => void): void {
  let last: Locator | null = null;
  effect(() => {
    const view = getValue(tab);
    if (!view || view.locator === last || view.badge !== null) return;
    last = view.locator;
    untracked(() => onUnknown(view));
  });
}

/** Calls back when another record is looked at; not when the same one was read again. */
function followModel(model: ReadonlySignal<Model | null>, onChange: () => void): void {
  let last = '';
  effect(() => {
    const record = model.value?.record;
    const next = record ? formatRecordId(record) : '';
    if (next === last) return;
    last = next;
    if (next !== '') untracked(onChange);
  });
}

/** Those that still go somewhere: a vote to come, a vote open, a step to take. */
export function isOpenProposal({ state }: Pick<Proposal, 'state'>): boolean {
  return state === 'pending' || state === 'active' || state === 'succeeded' || state === 'queued';
}
