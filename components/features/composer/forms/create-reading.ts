import { type ReadonlySignal, signal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import type { AsyncState } from '@/components/ui/async-state';
import { toErrorData } from '@/lib/errors/base';

export type Reading<Value> = {
  state: ReadonlySignal<AsyncState<Value>>;
  /** Reads; `onEnd` is given the value, or null where it failed. Never rejects. */
  run: (read: () => Promise<Value>, onEnd?: (value: Value | null) => void) => Promise<void>;
  /** What was read, or is being read, no longer belongs to what is typed. */
  drop: () => void;
};

/**
 * What a form reads when it is asked to. Of overlapping readings the last one counts: one that was overtaken or dropped
 * changes nothing, neither what is shown nor what is in the fields.
 */
export function createReading<Value>(): Reading<Value> {
  const state = signal<AsyncState<Value>>({ status: 'idle' });
  let turn = 0;
  const run: Reading<Value>['run'] = async (read, onEnd) => {
    turn += 1;
    const mine = turn;
    state.value = { status: 'loading' };
    try {
      const value = await read();
      if (mine !== turn) return;
      state.value = { status: 'ready', value };
      onEnd?.(value);
    } catch (error) {
      if (mine !== turn) return;
      state.value = { status: 'failed', code: toErrorData(error).code };
      onEnd?.(null);
    }
  };
  const drop = () => {
    turn += 1;
    state.value = { status: 'idle' };
  };
  return { state, run, drop };
}

/** One reading for as long as the form is there. */
export function useReading<Value>(): Reading<Value> {
  return useMemo(() => createReading<Value>(), []);
}
