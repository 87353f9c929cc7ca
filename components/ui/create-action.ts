import { type ReadonlySignal, signal } from '@preact/signals';
import { toErrorData } from '@/lib/errors/base';

export type Action<Args extends readonly unknown[], Value> = {
  busy: ReadonlySignal<boolean>;
  /** The code of the last failure; null once it is tried again. */
  code: ReadonlySignal<string | null>;
  /** Does it, unless it is being done already. Gives null when it failed or was running. Never rejects. */
  run: (...args: Args) => Promise<Value | null>;
  /** Forgets the last failure. */
  clear: () => void;
};

/** Something one asks for by a button: its progress and its failure as signals. */
export function createAction<Args extends readonly unknown[], Value>(
  work: (...args: Args) => Promise<Value>,
): Action<Args, Value> {
  const busy = signal(false);
  const code = signal<string | null>(null);
  const run = async (...args: Args) => {
    if (busy.value) return null;
    busy.value = true;
    code.value = null;
    try {
      return await work(...args);
    } catch (error) {
      code.value = toErrorData(error).code;
      return null;
    } finally {
      busy.value = false;
    }
  };
  const clear = () => {
    code.value = null;
  };
  return { busy, code, run, clear };
}
