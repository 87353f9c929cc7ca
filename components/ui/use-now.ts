import { type ReadonlySignal, useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';

type Clock = {
  now: () => number;
  /** Repeats work while the page is looked at; gives what ends it. */
  every: (ms: number, work: () => void) => () => void;
};

/** The computer's clock, in milliseconds, as it goes on: whoever reads it while drawing is drawn again each second. */
export function useNow({ now, every }: Clock): ReadonlySignal<number> {
  const nowMs = useSignal(now());
  useEffect(
    () =>
      every(1_000, () => {
        nowMs.value = now();
      }),
    [every, now, nowMs],
  );
  return nowMs;
}
