import {
  computed,
  effect,
  type ReadonlySignal,
  type Signal,
  signal,
  untracked,
} from '@preact/signals';
import {
  createVaultModel,
  type VaultModel,
} from '@/components/features/accounts/create-vault-model';
import {
  type ActivityModel,
  createActivityModel,
} from '@/components/features/activity/create-activity-model';
import {
  createPageModel,
  type PageModel,
} from '@/components/features/model-page/create-page-model';
import {
  createVotesModel,
  type TimedHolding,
  type VotesModel,
} from '@/components/features/voting/create-votes-model';
import { createResource, getValue, type Resource } from '@/components/ui/async-state';
import { createKept, type FormStore } from '@/components/ui/kept';
import type { NetworkView, Settings } from '@/lib/model/network';
import type { Send } from '@/lib/protocol/send';
import type { PopupLink } from './deep-link';

/** What the popup takes from its surroundings; the gallery and tests give their own. */
export type PopupPlatform = {
  send: Send;
  now: () => number;
  /** Calls again and again until the returned function is called. */
  every: (ms: number, work: () => void) => () => void;
  forms: FormStore;
  link: PopupLink;
  makeId: () => string;
};

export type PopupModel = {
  platform: PopupPlatform;
  nowMs: ReadonlySignal<number>;
  settings: Resource<Settings>;
  networks: Resource<readonly NetworkView[]>;
  vault: VaultModel;
  holdings: Resource<readonly TimedHolding[]>;
  page: PageModel;
  votes: VotesModel;
  activity: ActivityModel;
  view: Signal<string>;
  /** The model whose stake is shown, by its record. */
  stakeKey: Signal<string>;
  /** Counts up when what is shown may have changed on the chain: panes in front read again. */
  changes: ReadonlySignal<number>;
  start: () => () => void;
  refresh: () => void;
};

/** How often what waits for a block is looked at, and everything else. */
const openEveryMs = 1_500;
const restEveryMs = 15_000;

/** All state of the popup; nothing is read before `start`. */
export function createPopupModel(platform: PopupPlatform): PopupModel {
  const { send, now, forms, link } = platform;
  const nowMs = signal(now());
  const changes = signal(0);
  const settings = createResource(() => send('settings.read', {}));
  const networks = createResource(() => send('network.list', {}));
  const holdings = createResource(async (): Promise<readonly TimedHolding[]> => {
    const list = await send('holding.list', {});
    return list.map((holding) => ({ ...holding, readAtMs: now() }));
  });
  const page = createPageModel({ send, locator: link.locator, now });
  const votes = createVotesModel({ send, holdings });
  const activity = createActivityModel({ send });
  const refresh = () => {
    changes.value += 1;
    void holdings.load().then(() => votes.loadPowers(true));
    if (page.model.peek()) void page.proposals.load();
  };
  const vault = createVaultModel({
    send,
    onSelect: () => {
      refresh();
      void activity.activity.load();
    },
  });
  const view = createKept(forms, 'popup/view');
  if (link.view !== null) view.value = link.view;
  else if (link.locator !== null) view.value = 'page';
  const model = { platform, nowMs, settings, networks, vault, holdings, page, votes, activity };
  const start = () => startPopup({ ...model, refresh });
  const stakeKey = createKept(forms, 'popup/stake');
  return { ...model, view, stakeKey, changes, start, refresh };
}

type Running = Omit<PopupModel, 'view' | 'stakeKey' | 'changes' | 'start' | 'nowMs'> & {
  nowMs: Signal<number>;
};

function startPopup(model: Running): () => void {
  const { platform, nowMs, settings, networks, vault, holdings, activity } = model;
  void settings.load();
  void networks.load();
  void vault.vault.load();
  const mayRead = computed(
    () => getValue(settings)?.consentedAtMs != null && (getValue(networks) ?? []).length > 0,
  );
  const hasAccount = computed(() => vault.selected.value !== null);
  const stops = [
    platform.every(1_000, () => {
      nowMs.value = platform.now();
    }),
    platform.every(openEveryMs, () => {
      if (activity.open.value.length > 0) void activity.activity.load();
    }),
    platform.every(restEveryMs, () => {
      if (mayRead.value && hasAccount.value) model.refresh();
    }),
    effect(() => {
      if (mayRead.value) untracked(() => void model.page.tab.load());
    }),
    effect(() => {
      if (mayRead.value && hasAccount.value) {
        untracked(() => {
          void holdings.load();
          void activity.activity.load();
        });
      }
    }),
    onSettled(activity, model.refresh),
    lockInTime(vault, nowMs),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

/** Calls back when something that was under way no longer is. */
function onSettled(activity: ActivityModel, onChange: () => void): () => void {
  let before: readonly string[] = [];
  return effect(() => {
    const open = activity.open.value.map(({ id }) => id);
    const settled = before.some((id) => !open.includes(id));
    before = open;
    if (settled) untracked(onChange);
  });
}

/** Reads the keystore's state again once it should have locked by itself. */
function lockInTime(vault: VaultModel, nowMs: ReadonlySignal<number>): () => void {
  const isOver = computed(() => {
    const state = getValue(vault.vault);
    return state?.status === 'unlocked' && nowMs.value > state.locksAtMs;
  });
  return effect(() => {
    if (isOver.value) untracked(() => void vault.vault.load());
  });
}
