/** What several promises gave: all of them, or those that settled within `graceMs` after the first success. */
export function collect<Value>(
  promises: readonly Promise<Value>[],
  graceMs: number,
): Promise<{ values: Value[]; errors: unknown[] }> {
  return new Promise((resolve) => {
    const settled: ({ value: Value } | { error: unknown } | null)[] = promises.map(() => null);
    let timer: ReturnType<typeof setTimeout> | null = null;
    const finish = () => {
      if (timer !== null) clearTimeout(timer);
      resolve({
        values: settled.flatMap((one) => (one && 'value' in one ? [one.value] : [])),
        errors: settled.flatMap((one) => (one && 'error' in one ? [one.error] : [])),
      });
    };
    const note = (index: number, one: { value: Value } | { error: unknown }) => {
      settled[index] = one;
      if (settled.every((each) => each !== null)) finish();
      else if ('value' in one) timer ??= setTimeout(finish, graceMs);
    };
    promises.forEach((promise, index) => {
      promise.then(
        (value) => note(index, { value }),
        (error: unknown) => note(index, { error }),
      );
    });
    if (promises.length === 0) finish();
  });
}
