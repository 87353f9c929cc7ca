/** Everything the wizard knows while one registration is open: what was typed, what was read for it, what is missing. */
import { computed, effect, signal, untracked } from '@preact/signals';
import { createResource, getValue, type Resource } from '@/components/ui/async-state';
import type { Saved } from '@/components/ui/create-saved';
import type {
  ClaimsReport,
  HolderRow,
  PlaceReport,
  Registration,
  RegistrationStep,
} from '@/lib/model/registration';
import type { Send } from '@/lib/protocol/send';
import { createAftermath } from './aftermath-model';
import { createComponents } from './components-model';
import { createHolders } from './holders-model';
import type { Known, RegisterPlatform } from './known';
import { checkName, checkSymbol, suggestName, suggestSymbol } from './names';
import { createRegistrationModel, listSteps, setFields } from './registration-model';
import { createReview } from './review-model';
import { parseRules } from './rules';

const tickMs = 1_000;

export function createWizardModel(platform: RegisterPlatform, initial: Registration) {
  const { send, now, every } = platform;
  const saved = createRegistrationModel(send, initial);
  const nowMs = signal(now());
  const place = createPlace(send, saved);
  const claims = createClaims(send, saved);
  const holders = createHolders(send, saved);
  const components = createComponents(send, saved);
  const rules = computed(() =>
    parseRules(saved.value.value.fields, Math.floor(nowMs.value / 60_000) * 60),
  );
  const known = { saved, place, claims, holders, components, rules };
  const stops = [
    every(tickMs, () => {
      nowMs.value = now();
    }),
    followModel(saved, place, claims),
  ];
  return {
    ...saved,
    ...known,
    ...createSteps(known),
    nowMs,
    setField: (name: string, text: string) => setFields(saved, { [name]: text }),
    setFields: (fields: Readonly<Record<string, string>>) => setFields(saved, fields),
    ...createRows(platform, saved),
    review: createReview(platform, known),
    aftermath: createAftermath(platform, { saved, place }),
    dispose(): void {
      for (const stop of stops) stop();
      holders.dispose();
      components.dispose();
      saved.dispose();
    },
  };
}

export type WizardModel = ReturnType<typeof createWizardModel>;

function createPlace(send: Send, saved: Saved<Registration>): Resource<PlaceReport> {
  return createResource(() => {
    const { locator, revision } = saved.value.value;
    if (!locator) throw new TypeError('No model is named.');
    return send('place.read', { locator, revision });
  });
}

function createClaims(send: Send, saved: Saved<Registration>): Resource<readonly ClaimsReport[]> {
  return createResource(async () => {
    const { locator } = saved.value.value;
    return locator ? send('claims.read', { locator }) : [];
  });
}

/** Reads hub and registries when a model is named, and begins with its name and the only network. */
function followModel(
  saved: Saved<Registration>,
  place: Known['place'],
  claims: Known['claims'],
): () => void {
  const locator = computed(() => saved.value.value.locator);
  const stops = [
    effect(() => {
      if (locator.value === null) return;
      untracked(() => {
        void place.load();
        void claims.load();
      });
    }),
    effect(() => {
      const read = getValue(place);
      if (read) untracked(() => suggestNames(saved, read));
    }),
    effect(() => {
      const [only, ...others] = getValue(claims) ?? [];
      if (!only || others.length > 0) return;
      untracked(() => {
        if (saved.value.value.chainId === null) saved.edit({ chainId: only.chainId });
      });
    }),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

function suggestNames(saved: Saved<Registration>, { canonicalId }: PlaceReport): void {
  const { fields, submitted } = saved.value.value;
  if (fields['name'] !== undefined || submitted) return;
  const name = suggestName(canonicalId);
  setFields(saved, { name, symbol: suggestSymbol(name) });
}

function createRows({ makeId }: RegisterPlatform, saved: Saved<Registration>) {
  const getRows = () => saved.value.value.rows;
  return {
    addRow: () =>
      saved.edit({ rows: [...getRows(), { id: makeId(), account: '', amount: '', staked: '' }] }),
    changeRow: (id: string, changes: Partial<HolderRow>) =>
      saved.edit({
        rows: getRows().map((row) => (row.id === id ? { ...row, ...changes } : row)),
      }),
    removeRow: (id: string) => saved.edit({ rows: getRows().filter((row) => row.id !== id) }),
  };
}

/** Where one is, what each step still lacks, and how to get on. */
function createSteps({ saved, ...known }: Known) {
  const asked = signal(false);
  const steps = computed(() => listSteps(saved.value.value));
  const step = computed(() => {
    const { step: kept, submitted } = saved.value.value;
    return submitted ? 'after' : kept;
  });
  /** How many things a step lacks before one may go on. */
  const open = (of: RegistrationStep): number => countOpen(of, { saved, ...known });
  const goTo = (next: RegistrationStep) => {
    asked.value = false;
    saved.edit({ step: next });
    void saved.flush();
  };
  const neighbour = (by: 1 | -1) => steps.value[steps.value.indexOf(step.value) + by] ?? null;
  return {
    steps,
    step,
    open,
    goTo,
    /** Problems of empty fields are shown from the first try to go on. */
    asked,
    /** Steps before which everything is in order. */
    reachable: computed(() => {
      const first = steps.value.findIndex((one) => open(one) > 0);
      return steps.value.filter((one, i) => one !== 'after' && (first === -1 || i <= first));
    }),
    back(): void {
      const before = neighbour(-1);
      if (before) goTo(before);
    },
    /** To the next step, unless this one lacks something; true when it went on. */
    next(): boolean {
      const after = neighbour(1);
      if (!after || open(step.value) > 0) {
        asked.value = true;
        return false;
      }
      goTo(after);
      return true;
    },
  };
}

function countOpen(step: RegistrationStep, known: Known): number {
  const { saved, place, claims, holders, components, rules } = known;
  const { fields, chainId, kind } = saved.value.value;
  switch (step) {
    case 'model': {
      const isNetworkThere = (getValue(claims) ?? []).some((one) => one.chainId === chainId);
      return (getValue(place) ? 0 : 1) + (isNetworkThere ? 0 : 1);
    }
    case 'choice': {
      if (kind === null) return 1;
      if (kind === 'existing') return components.open.value;
      const names = [checkName(fields['name'] ?? ''), checkSymbol(fields['symbol'] ?? '')];
      return names.filter((problem) => problem !== null).length;
    }
    case 'holders':
      return holders.isReady.value ? 0 : 1;
    case 'rules':
      return rules.value.rules ? 0 : Math.max(1, Object.keys(rules.value.problems).length);
    case 'review':
    case 'after':
      return 0;
    default:
      return step satisfies never;
  }
}
