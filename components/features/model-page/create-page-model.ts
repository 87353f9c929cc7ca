import { computed, effect, type ReadonlySignal, untracked } from '@preact/signals';
import { createResource, getValue, type Resource } from '@/components/ui/async-state';
import { type Action, createAction } from '@/components/ui/create-action';
import type { Model, Sighting } from '@/lib/model/badge';
import { formatRecordId } from '@/lib/model/caip';
import type { Locator } from '@/lib/model/ids';
import type { Proposal } from '@/lib/model/proposal';
import type { TabView } from '@/lib/protocol/messages';
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
    { fresh, prove }: { fresh: boolean; prove: boolean },
  ) => {
    const sightings = [{ ...shown, place: 'title' as const }];
    // By a press of "look now" the hub is asked too about a model that nobody registered: it may come from one.
    const [badge] = await send('badge.read', { sightings, fresh, deep: fresh, prove });
    return badge ?? null;
  };
  const tab = createResource(async (): Promise<TabView> => {
    if (locator === null) return send('tab.read', {});
    return {
      tabId: null,
      locator,
      revision: null,
      badge: await look({ locator, revision: null }, { fresh: false, prove: false }),
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
  const lookAgain = async (prove: boolean) => {
    const before = getValue(tab);
    if (!before?.locator) return true as const;
    const { locator: which, revision } = before;
    const path = before.badge?.path ?? null;
    const shown = { locator: which, revision, ...(path !== null && { path }) };
    tab.set({ ...before, badge: await look(shown, { fresh: true, prove }) });
    return true as const;
  };
  const lookNow = createAction(() => lookAgain(false));
  const prove = createAction(() => lookAgain(true));
  return { tab, model, proposals, lookNow, prove };
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
