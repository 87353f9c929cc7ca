import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Locator } from '@/lib/model/ids';
import type { LinkWatch } from '@/lib/model/registration';
import { createWatch, isDue, type Look, noteLook } from './link-schedule';

const locator = 'huggingface.co/acme/test' as Locator;
const start = 1_000_000;
const not: Look = { status: 'read', isNamed: false };

/** Looks whenever it is due, for a time; gives when it looked. */
function run(
  forMs: number,
  look: (nowMs: number) => Look = () => not,
): { at: number[]; last: LinkWatch } {
  const at: number[] = [];
  let watch = createWatch(locator, start);
  let nowMs = start;
  while (nowMs <= start + forMs && watch.status === 'waiting') {
    at.push(nowMs - start);
    watch = noteLook(watch, look(nowMs), { nowMs, startedAtMs: start });
    nowMs = watch.nextAtMs;
  }
  return { at, last: watch };
}

describe('noteLook', () => {
  test('default: soon at first, then ever more rarely', () => {
    const { at } = run(3_600_000);
    expect(at.slice(0, 4)).toEqual([0, 15_000, 36_000, 65_400]);
    expect(at.length).toBeLessThan(20);
  });

  test('behaviour: a whole day costs few requests, and after a month there are no more', () => {
    expect(run(86_400_000).at.length).toBeLessThan(45);
    expect(run(90 * 86_400_000).last.status).toBe('stopped');
  });

  test('behaviour: found once, found for good', () => {
    const watch = createWatch(locator, start);
    const found = noteLook(
      watch,
      { status: 'read', isNamed: true },
      { nowMs: start, startedAtMs: start },
    );
    expect(found.status).toBe('linked');
    expect(isDue(found, start + 1e12, true)).toBe(false);
  });

  test('behaviour: never before the hub allows it', () => {
    const retryAtMs = start + 600_000;
    const look: Look = { status: 'failed', why: 'rate-limited', retryAtMs };
    const limited = noteLook(createWatch(locator, start), look, {
      nowMs: start,
      startedAtMs: start,
    });
    expect(isDue(limited, retryAtMs - 1, false)).toBe(false);
    expect(isDue(limited, retryAtMs - 1, true)).toBe(false);
    expect(isDue(limited, retryAtMs, false)).toBe(true);
  });

  test('behaviour: urging counts, but not ten times a second, and takes up what had stopped', () => {
    const asked = noteLook(createWatch(locator, start), not, { nowMs: start, startedAtMs: start });
    expect(isDue(asked, start + 5_000, true)).toBe(false);
    expect(isDue(asked, start + 10_000, true)).toBe(true);
    expect(isDue({ ...asked, status: 'stopped' }, start + 10_000, true)).toBe(true);
    expect(isDue({ ...asked, status: 'stopped' }, start + 1e12, false)).toBe(false);
  });

  test('property: whatever the hub says, the next look is at least 15 seconds and at most an hour away, or when the hub allows', () => {
    const look = fc.oneof(
      fc.constant(not),
      fc.record({
        status: fc.constant('failed' as const),
        why: fc.constantFrom('unavailable', 'rate-limited', 'not-found', 'malformed'),
        retryAtMs: fc.integer({ min: start, max: start + 7_200_000 }),
      }),
    );
    fc.assert(
      fc.property(fc.array(look, { minLength: 1, maxLength: 60 }), (looks) => {
        let watch = createWatch(locator, start);
        let nowMs = start;
        for (const one of looks as Look[]) {
          watch = noteLook(watch, one, { nowMs, startedAtMs: start });
          const allowed = one.status === 'failed' ? one.retryAtMs : 0;
          expect(watch.nextAtMs).toBeGreaterThanOrEqual(Math.max(nowMs + 15_000, allowed));
          expect(watch.nextAtMs).toBeLessThanOrEqual(Math.max(nowMs + 3_600_000, allowed));
          nowMs = watch.nextAtMs;
        }
      }),
    );
  });
});
