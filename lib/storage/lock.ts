/**
 * One at a time, by name. The Web Lock is shared by all our contexts and is released when its holder dies;
 * whoever relies on it must still be right without it (the journal is), since a dead worker may have stopped anywhere.
 */

/** Runs `work` while no other call with the same name runs; gives what it gives. */
export function withLock<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
  const locks: LockManager | undefined = globalThis.navigator?.locks;
  if (locks) return locks.request(`commonweight:${name}`, work) as Promise<Result>;
  return queue(name, work);
}

/** Where there are no Web Locks (Node): one queue per name in this context. */
const tails = new Map<string, Promise<unknown>>();

function queue<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
  const before = tails.get(name) ?? Promise.resolve();
  const result = before.then(work, work);
  const tail = result.then(
    () => undefined,
    () => undefined,
  );
  tails.set(name, tail);
  void tail.then(() => {
    if (tails.get(name) === tail) tails.delete(name);
  });
  return result;
}
