/** One draft while it is edited: every change is kept, a moment after the last key, and before the tab goes. */
import { signal } from '@preact/signals';
import { NoAnswerError } from '@/lib/errors/protocol';
import type { Draft } from '@/lib/model/draft';
import { encode } from '@/lib/protocol/codec';
import type { DraftWritten } from '@/lib/protocol/composer-messages';
import type { Send } from '@/lib/protocol/send';

/** `conflict`: another tab wrote this draft; the person decides whose stays. */
export type SaveState = 'saved' | 'unsaved' | 'saving' | 'failed' | 'conflict';

/** What a person changes; the rest is book-keeping. */
export type DraftChanges = Partial<Omit<Draft, 'id' | 'version' | 'createdAtMs' | 'updatedAtMs'>>;

const pauseMs = 400;

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
  const draft = signal(initial);
  const state = signal<SaveState>('saved');
  const theirs = signal<Draft | null>(null);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isDirty = false;
  let writing: Promise<void> | null = null;

  function edit(changes: DraftChanges): void {
    draft.value = { ...draft.value, ...changes };
    isDirty = true;
    if (state.value === 'conflict') return;
    state.value = 'unsaved';
    clearTimeout(timer);
    timer = setTimeout(() => void flush(), pauseMs);
  }

  /** Writes what is not yet written; one write at a time. */
  function flush(): Promise<void> {
    clearTimeout(timer);
    writing ??= writeAll().finally(() => {
      writing = null;
    });
    return writing;
  }

  async function writeAll(): Promise<void> {
    while (isDirty && state.value !== 'conflict') {
      isDirty = false;
      state.value = 'saving';
      try {
        take(await write(send, draft.value));
      } catch {
        // Told by the state; the next key or "save now" tries again.
        isDirty = true;
        state.value = 'failed';
        return;
      }
    }
  }

  function take(written: DraftWritten): void {
    if (written.status === 'conflict') {
      theirs.value = written.draft;
      isDirty = true;
      state.value = 'conflict';
      return;
    }
    const { version, updatedAtMs } = written;
    draft.value = { ...draft.value, version, updatedAtMs };
    if (!isDirty) state.value = 'saved';
  }

  function settle(version: number): Promise<void> {
    draft.value = { ...draft.value, version };
    theirs.value = null;
    isDirty = true;
    state.value = 'unsaved';
    return flush();
  }

  return {
    draft,
    state,
    /** The other tab's draft, during a conflict. */
    theirs,
    edit,
    flush,
    /** Ends a conflict: what is here replaces what the other tab wrote. */
    keepMine: () => settle(theirs.value?.version ?? draft.value.version),
    /** Ends a conflict the other way. */
    takeTheirs(): void {
      if (!theirs.value) return;
      draft.value = theirs.value;
      theirs.value = null;
      isDirty = false;
      state.value = 'saved';
    },
    dispose(): void {
      clearTimeout(timer);
    },
  };
}

export type DraftModel = ReturnType<typeof createDraftModel>;

/** Writes once more when the worker died before it answered: the first write may have landed. */
async function write(send: Send, draft: Draft): Promise<DraftWritten> {
  const { createdAtMs: _, updatedAtMs: __, ...input } = draft;
  try {
    return await send('draft.write', input);
  } catch (error) {
    if (!(error instanceof NoAnswerError)) throw error;
    const again = await send('draft.write', input);
    if (again.status === 'saved' || !isSameText(again.draft, draft)) return again;
    return { status: 'saved', version: again.draft.version, updatedAtMs: again.draft.updatedAtMs };
  }
}

function isSameText(a: Draft, b: Draft): boolean {
  return JSON.stringify(toText(a)) === JSON.stringify(toText(b));
}

function toText({ version: _, createdAtMs: __, updatedAtMs: ___, ...rest }: Draft): unknown {
  return encode(rest);
}
