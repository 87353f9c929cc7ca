import { effect, untracked } from '@preact/signals';
import type { ProposalId } from '@/lib/model/ids';
import type { PopupModel } from './create-popup-model';
import type { TaskModel } from './create-task-model';

/**
 * Opens the proposal a link into the popup names, once its model is read and there is an account to vote with.
 * Ends when the returned function is called.
 */
export function openLinkedProposal(model: PopupModel, tasks: TaskModel): () => void {
  const { proposalId } = model.platform.link;
  let waiting = proposalId !== null;
  return effect(() => {
    const of = model.page.model.value;
    if (!waiting || of === null || model.vault.selected.value === null) return;
    waiting = false;
    const id = proposalId as ProposalId;
    untracked(() => tasks.openBallot({ record: of.record, id, title: '', modelName: of.name }));
  });
}
