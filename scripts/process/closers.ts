/** Ends what a program started, newest first: at its end or at a signal, whichever comes first, and once. */

export type Closers = {
  /**
   * Keeps how something is ended. Where the signal came before, it is ended at once.
   * @throws the signal's reason then, or the first failure of an end: nothing more is to be started.
   */
  add: (closer: () => Promise<unknown>) => Promise<void>;
  /** Ends everything, also when one of them fails; may be called twice. @throws the first failure. */
  close: () => Promise<void>;
};

/** Without a signal they are ended by `close` alone. */
export function createClosers(signal?: AbortSignal): Closers {
  const closers: (() => Promise<unknown>)[] = [];
  let closing = Promise.resolve();
  const endAll = async () => {
    const failures: unknown[] = [];
    for (const closer of closers.splice(0).reverse()) {
      await closer().catch((error: unknown) => failures.push(error));
    }
    if (failures.length > 0) throw failures[0];
  };
  const close = () => {
    // Also after a failure: what was added since is not to stay.
    closing = closing.finally(endAll);
    return closing;
  };
  // Who waits for the end is told of a failure.
  signal?.addEventListener('abort', () => void close().catch(() => {}), { once: true });
  return {
    add: async (closer) => {
      closers.push(closer);
      if (!signal?.aborted) return;
      await close();
      signal.throwIfAborted();
    },
    close,
  };
}
