/** An amount over time. Times are seconds and never go back. */

export type History = {
  now: () => bigint;
  set: (at: bigint, amount: bigint) => void;
  /** As it stood at the end of that second; nothing before the first entry. */
  at: (time: bigint) => bigint;
};

export function createHistory(): History {
  const entries: { at: bigint; amount: bigint }[] = [];
  return {
    now: () => entries.at(-1)?.amount ?? 0n,
    set: (at, amount) => {
      const last = entries.at(-1);
      if (last && at < last.at) throw new Error(`${at} is before ${last.at}.`);
      entries.push({ at, amount });
    },
    at: (time) => entries.findLast((entry) => entry.at <= time)?.amount ?? 0n,
  };
}
