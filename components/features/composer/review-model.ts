/** A finished draft as a call to be signed, and what becomes of it. */
import { computed, signal } from '@preact/signals';
import { createResource } from '@/components/ui/async-state';
import type { Activity, PreparedView } from '@/lib/model/submission';
import type { ComposerPlatform, EditModel } from './edit-model';
import { formatDescription } from './limits';

const followMs = 2_000;

export function createReviewModel({ send, now, every }: ComposerPlatform, edit: EditModel) {
  const prepared = createResource<PreparedView>(() => {
    const { draft, built } = edit;
    const record = draft.value.record;
    const actions = (built.current.value?.actions ?? []).flatMap((one) =>
      one.status === 'built' ? [...(one.before ? [one.before.action] : []), one.action] : [],
    );
    if (!record || actions.length === 0) throw new TypeError('Nothing to submit.');
    const description = formatDescription(draft.value);
    return send('proposal.prepare', { record, actions, description });
  });
  const activity = createResource<Activity | null>(async () => {
    const id = edit.draft.value.submitted?.activityId;
    const all = await send('activity.list', {});
    return all.find((one) => one.id === id) ?? null;
  });
  const confirming = signal(false);
  return {
    prepared,
    activity,
    /** Whether the last look is in front; behind it is the review. */
    confirming,
    confirm(): void {
      confirming.value = true;
      void prepared.load();
    },
    reject(): void {
      confirming.value = false;
    },
    /** Follows what was sent until the returned function is called. */
    follow(): () => void {
      void activity.load();
      return every(followMs, () => void activity.load());
    },
    isSent: computed(() => edit.draft.value.submitted !== null),
    /** Notes in the draft that it was sent; the draft stays. */
    take({ id }: { id: string }): void {
      edit.edit({ submitted: { activityId: id, atMs: now() } });
      void edit.flush();
    },
  };
}

export type ReviewModel = ReturnType<typeof createReviewModel>;
