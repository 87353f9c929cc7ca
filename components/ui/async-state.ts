import { type ReadonlySignal, signal } from '@preact/signals';
import { toErrorData } from '@/lib/errors/base';

/** What every asynchronous view renders. */
export type AsyncState<Value> =
  | { status: 'idle' }
  | { status: 'loading' }
  | { status: 'ready'; value: Value }
  | { status: 'failed'; code: string };

/** Something that is read, without the right to put a value in. */
export type Readable<Value> = {
  state: ReadonlySignal<AsyncState<Value>>;
  /** True while a value that is already shown is being read again. */
  refreshing: ReadonlySignal<boolean>;
  /** Set when the last refresh failed although an older value is shown. */
  staleCode: ReadonlySignal<string | null>;
  /** Reads; a shown value stays until the new one is there. Never rejects. */
  load: () => Promise<void>;
};

export type Resource<Value> = Readable<Value> & {
  /** Puts in a value that came another way, and outruns a read under way. */
  set: (value: Value) => void;
};

/** Something that is read, as signals. Of overlapping reads the last one asked for counts. */
export function createResource<Value>(read: () => Promise<Value>): Resource<Value> {
  const state = signal<AsyncState<Value>>({ status: 'idle' });
  const refreshing = signal(false);
  const staleCode = signal<string | null>(null);
  let turn = 0;
  const set = (value: Value) => {
    turn += 1;
    refreshing.value = false;
    staleCode.value = null;
    state.value = { status: 'ready', value };
  };
  const load = async () => {
    turn += 1;
    const mine = turn;
    refreshing.value = state.peek().status === 'ready';
    if (!refreshing.peek()) state.value = { status: 'loading' };
    try {
      const value = await read();
      if (mine === turn) set(value);
    } catch (error) {
      if (mine !== turn) return;
      const { code } = toErrorData(error);
      if (refreshing.peek()) staleCode.value = code;
      else state.value = { status: 'failed', code };
      refreshing.value = false;
    }
  };
  return { state, refreshing, staleCode, load, set };
}

/** The value, or null while there is none. */
export function getValue<Value>(resource: Readable<Value>): Value | null {
  return resource.state.value.status === 'ready' ? resource.state.value.value : null;
}
