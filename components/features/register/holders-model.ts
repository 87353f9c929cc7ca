/** The holders as typed, and what the background makes of them a moment after the last key. */
import { computed, effect, signal } from '@preact/signals';
import { createResource, getValue } from '@/components/ui/async-state';
import type { Saved } from '@/components/ui/create-saved';
import { t } from '@/lib/i18n';
import {
  claimDaysDefault,
  claimDaysMax,
  type HoldersReport,
  type Registration,
} from '@/lib/model/registration';
import type { InputOf } from '@/lib/protocol/messages';
import type { Send } from '@/lib/protocol/send';
import type { Problem } from './rules';

export type HolderSource = InputOf<'holders.read'>['source'];

const pauseMs = 300;

/** Where the holders come from, as the background takes it. */
export function toSource({ source, rows, list }: Registration): HolderSource {
  if (source === 'list') return { kind: 'list', text: list };
  const plain = rows.map(({ account, amount, staked }) => ({ account, amount, staked }));
  return { kind: 'rows', rows: plain };
}

export function createHolders(send: Send, saved: Saved<Registration>) {
  const key = computed(() => JSON.stringify(toSource(saved.value.value)));
  const readFor = signal<string | null>(null);
  const report = createResource<HoldersReport>(async () => {
    const mine = key.value;
    const read = await send('holders.read', { source: toSource(saved.value.value) });
    readFor.value = mine;
    return read;
  });
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = effect(() => {
    const isFirst = key.value !== '' && readFor.peek() === null;
    clearTimeout(timer);
    timer = setTimeout(() => void report.load(), isFirst ? 0 : pauseMs);
  });
  /** Null while what was read is older than what was typed. */
  const current = computed(() => (readFor.value === key.value ? getValue(report) : null));
  const isClaimed = computed(
    () =>
      current.value?.fitting === 'allocation' ||
      saved.value.value.fields['distribution'] === 'allocation',
  );
  const days = computed(() => readDays(saved.value.value.fields['claimDays']));
  const daysProblem = computed(() =>
    isClaimed.value && typeof days.value !== 'number' ? days.value : null,
  );
  return {
    report,
    current,
    /** Whether those without staked tokens claim theirs from a list. */
    isClaimed,
    daysProblem,
    /** For how many days; null when nobody has to. */
    claimDays: computed(() =>
      isClaimed.value && typeof days.value === 'number' ? days.value : null,
    ),
    isReady: computed(
      () =>
        current.value !== null && current.value.problemCount === 0 && daysProblem.value === null,
    ),
    dispose(): void {
      clearTimeout(timer);
      stop();
    },
  };
}

function readDays(text = String(claimDaysDefault)): number | Problem {
  if (text.trim() === '') return { missing: true, text: t('rule_missing') };
  const days = /^\d{1,5}$/.test(text.trim()) ? Number(text) : 0;
  const isUsable = days >= 1 && days <= claimDaysMax;
  return isUsable
    ? days
    : { missing: false, text: t('distribution_days_wrong', String(claimDaysMax)) };
}
