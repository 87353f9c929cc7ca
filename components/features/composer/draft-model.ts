/** One draft while it is edited: every change is kept, a moment after the last key, and before the tab goes. */
import { createSaved } from '@/components/ui/create-saved';
import type { Draft } from '@/lib/model/draft';
import { encode } from '@/lib/protocol/codec';
import type { Send } from '@/lib/protocol/send';

/** A draft without a word in it; it is stored with its first change. */
export function createEmptyDraft(id: string, nowMs: number): Draft {
  return {
    id,
    version: 0,
    createdAtMs: nowMs,
    updatedAtMs: nowMs,
    origin: null,
    locator: null,
    record: null,
    actions: [],
    decided: false,
    title: '',
    body: '',
    submitted: null,
  };
}

export function createDraftModel(send: Send, initial: Draft) {
  const { value, ...saved } = createSaved<Draft>(
    {
      write: async ({ createdAtMs: _, updatedAtMs: __, ...input }) => {
        const written = await send('draft.write', input);
        return written.status === 'saved' ? written : { status: 'conflict', theirs: written.draft };
      },
      toText: ({ version: _, createdAtMs: __, updatedAtMs: ___, ...rest }) =>
        JSON.stringify(encode(rest)),
    },
    initial,
  );
  return { draft: value, ...saved };
}

export type DraftModel = ReturnType<typeof createDraftModel>;
