import type { Handlers } from '@/lib/protocol/router';
import { deleteDraft, readDraft, readDrafts, writeDraft } from '@/lib/storage/drafts';

export function createDraftHandlers(
  now: () => number,
): Pick<Handlers, 'draft.list' | 'draft.read' | 'draft.write' | 'draft.delete'> {
  return {
    'draft.list': () => readDrafts(),
    'draft.read': ({ id }) => readDraft(id),
    'draft.write': (draft) => writeDraft(draft, now()),
    'draft.delete': async ({ id }) => {
      await deleteDraft(id);
      return null;
    },
  };
}
