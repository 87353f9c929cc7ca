/** Who asks the same while it is being found out gets the same answer, and nobody is asked twice. */
export type SharedRuns<Result> = (key: string, start: () => Promise<Result>) => Promise<Result>;

/** Nothing is under way yet; what has ended, well or not, is begun anew by the next. */
export function createSharedRuns<Result>(): SharedRuns<Result> {
  const running = new Map<string, Promise<Result>>();
  return (key, start) => {
    const run = running.get(key) ?? start().finally(() => running.delete(key));
    running.set(key, run);
    return run;
  };
}
