import { signal } from '@preact/signals';

/** How far back the speed looks, and how much it needs to say anything. */
const windowMs = 5_000;
const leastMs = 500;

/** Bytes a second over the last few seconds; null until enough was seen. */
export function createSpeed(now: () => number) {
  const speed = signal<number | null>(null);
  let samples: readonly { atMs: number; done: number }[] = [];
  return {
    get value() {
      return speed.value;
    },
    /** Takes down how many bytes are done now. */
    note(done: number): void {
      const atMs = now();
      samples = [...samples.filter((one) => atMs - one.atMs <= windowMs), { atMs, done }];
      const [first = { atMs, done }] = samples;
      const passedMs = atMs - first.atMs;
      if (passedMs >= leastMs) speed.value = ((done - first.done) / passedMs) * 1_000;
    },
    clear(): void {
      samples = [];
      speed.value = null;
    },
  };
}
