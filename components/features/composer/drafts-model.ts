/** The list of unfinished proposals. */
import { signal } from '@preact/signals';
import { createResource, getValue } from '@/components/ui/async-state';
import { toErrorData } from '@/lib/errors/base';
import type { Draft, DraftSummary } from '@/lib/model/draft';
import type { Send } from '@/lib/protocol/send';

export function createDraftsModel(send: Send) {
  const list = createResource<readonly DraftSummary[]>(() => send('draft.list', {}));
  /** What was deleted last, while it can be brought back. */
  const deleted = signal<Draft | null>(null);
  const failedCode = signal<string | null>(null);

  async function attempt(work: () => Promise<void>): Promise<void> {
    failedCode.value = null;
    try {
      await work();
    } catch (error) {
      failedCode.value = toErrorData(error).code;
    }
    await list.load();
  }

  return {
    list,
    deleted,
    failedCode,
    remove: (id: string) =>
      attempt(async () => {
        const draft = await send('draft.read', { id });
        await send('draft.delete', { id });
        deleted.value = draft;
        const shown = getValue(list);
        if (shown) list.set(shown.filter((one) => one.id !== id));
      }),
    undo: () =>
      attempt(async () => {
        if (!deleted.value) return;
        const { createdAtMs: _, updatedAtMs: __, ...input } = deleted.value;
        await send('draft.write', input);
        deleted.value = null;
      }),
  };
}
