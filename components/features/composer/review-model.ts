/** A finished draft as a call to be signed, and what becomes of it. */
import { computed } from '@preact/signals';
import { createResource } from '@/components/ui/async-state';
import type { Activity, PreparedView } from '@/lib/model/submission';
import type { EditModel, EditOptions } from './edit-model';
import { formatDescription } from './limits';

export function createReviewModel({ send, now }: EditOptions, edit: EditModel) {
  const prepared = createResource<PreparedView>(() => {
    const { draft, built } = edit;
    const record = draft.value.record;
    const actions = (built.current.value?.actions ?? []).flatMap((one) =>
      one.status === 'built' ? [one.action] : [],
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
  return {
    prepared,
    activity,
    isSent: computed(() => edit.draft.value.submitted !== null),
    /** Notes in the draft that it was sent; the draft stays. */
    take({ id }: { id: string }): void {
      edit.edit({ submitted: { activityId: id, atMs: now() } });
      void edit.flush();
    },
  };
}

export type ReviewModel = ReturnType<typeof createReviewModel>;
