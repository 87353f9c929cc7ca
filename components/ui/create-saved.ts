/** Something that is kept while it is edited: every change, a moment after the last key, and before the tab goes. */
import { type ReadonlySignal, signal } from '@preact/signals';
import { toErrorData } from '@/lib/errors/base';

/** `conflict`: another tab wrote it; the person decides whose stays. */
export type SaveState = 'saved' | 'unsaved' | 'saving' | 'failed' | 'conflict';

/** What is kept counts its writes; a write names the version it started from. */
export type Versioned = { version: number; updatedAtMs: number };

export type Written<Value> =
  | { status: 'saved'; version: number; updatedAtMs: number }
  | { status: 'conflict'; theirs: Value };

export type Saved<Value extends Versioned> = {
  value: ReadonlySignal<Value>;
  state: ReadonlySignal<SaveState>;
  /** What the other tab wrote, during a conflict. */
  theirs: ReadonlySignal<Value | null>;
  edit: (changes: Partial<Value>) => void;
  /** Writes what is not yet written; one write at a time. */
  flush: () => Promise<void>;
  /** Ends a conflict: what is here replaces what the other tab wrote. */
  keepMine: () => Promise<void>;
  /** Ends a conflict the other way. */
  takeTheirs: () => void;
  dispose: () => void;
};

export type SavedOptions<Value> = {
  write: (value: Value) => Promise<Written<Value>>;
  /** Text that is equal for equal contents, whatever the version. */
  toText: (value: Value) => string;
};

const pauseMs = 400;

/** The state of one such thing; it is stored with its first change. */
export function createSaved<Value extends Versioned>(
  options: SavedOptions<Value>,
  initial: Value,
): Saved<Value> {
  const value = signal(initial);
  const state = signal<SaveState>('saved');
  const theirs = signal<Value | null>(null);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isDirty = false;
  let writing: Promise<void> | null = null;

  function edit(changes: Partial<Value>): void {
    value.value = { ...value.value, ...changes };
    isDirty = true;
    if (state.value === 'conflict') return;
    state.value = 'unsaved';
    clearTimeout(timer);
    timer = setTimeout(() => void flush(), pauseMs);
  }

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
        take(await writeSurely(options, value.value));
      } catch {
        // Told by the state; the next key or "save now" tries again.
        isDirty = true;
        state.value = 'failed';
        return;
      }
    }
  }

  function take(written: Written<Value>): void {
    if (written.status === 'conflict') {
      theirs.value = written.theirs;
      isDirty = true;
      state.value = 'conflict';
      return;
    }
    const { version, updatedAtMs } = written;
    value.value = { ...value.value, version, updatedAtMs };
    if (!isDirty) state.value = 'saved';
  }

  function settle(version: number): Promise<void> {
    value.value = { ...value.value, version };
    theirs.value = null;
    isDirty = true;
    state.value = 'unsaved';
    return flush();
  }

  function takeTheirs(): void {
    if (!theirs.value) return;
    value.value = theirs.value;
    theirs.value = null;
    isDirty = false;
    state.value = 'saved';
  }

  const keepMine = () => settle(theirs.value?.version ?? value.value.version);
  const dispose = () => clearTimeout(timer);
  return { value, state, theirs, edit, flush, keepMine, takeTheirs, dispose };
}

/** Writes once more when the worker died before it answered: the first write may have landed. */
async function writeSurely<Value extends Versioned>(
  { write, toText }: SavedOptions<Value>,
  value: Value,
): Promise<Written<Value>> {
  try {
    return await write(value);
  } catch (error) {
    if (toErrorData(error).code !== 'protocol.no_answer') throw error;
    const again = await write(value);
    if (again.status === 'saved' || toText(again.theirs) !== toText(value)) return again;
    const { version, updatedAtMs } = again.theirs;
    return { status: 'saved', version, updatedAtMs };
  }
}
