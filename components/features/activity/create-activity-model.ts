import { computed, type ReadonlySignal } from '@preact/signals';
import { createResource, getValue, type Resource } from '@/components/ui/async-state';
import { type Action, createAction } from '@/components/ui/create-action';
import type { Activity, SubmissionState } from '@/lib/model/submission';
import type { Send } from '@/lib/protocol/send';
import { createRaiseModel, type RaiseModel } from './create-raise-model';

export type ActivityModel = {
  activity: Resource<readonly Activity[]>;
  /** Those whose outcome is not known yet. */
  open: ReadonlySignal<readonly Activity[]>;
  /** Looks no longer for what nobody sent elsewhere. */
  forget: Action<[id: string], void>;
  raise: RaiseModel;
};

/** Where a submission stands, in the words a person needs. */
export type Outcome = 'under-way' | 'done' | 'not-done';

const outcomes: Readonly<Record<SubmissionState, Outcome>> = {
  drafted: 'under-way',
  requested: 'under-way',
  signed: 'under-way',
  broadcast: 'under-way',
  seen: 'under-way',
  included: 'done',
  final: 'done',
  replaced: 'not-done',
  dropped: 'not-done',
  failed: 'not-done',
};

/** Whether it is under way, done or came to nothing. */
export function getOutcome(state: SubmissionState): Outcome {
  return outcomes[state];
}

/** What this account sent, newest first, and what is under way. */
export function createActivityModel({ send }: { send: Send }): ActivityModel {
  const activity = createResource(() => send('activity.list', {}));
  const open = computed(() =>
    (getValue(activity) ?? []).filter(({ state }) => getOutcome(state) === 'under-way'),
  );
  const raise = createRaiseModel({ send, onDone: () => void activity.load() });
  const forget = createAction(async (id: string) => {
    await send('call.forget', { id });
    await activity.load();
  });
  return { activity, open, forget, raise };
}
