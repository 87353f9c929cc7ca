import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  formatAbsolute,
  formatDuration,
  formatExactDuration,
  formatRelative,
  getChainNow,
} from './time';

describe('getChainNow', () => {
  test('default: the block time plus what passed since', () => {
    expect(getChainNow({ timestamp: 1_000n, readAtMs: 5_000 }, 7_900)).toBe(1_002n);
  });

  test('behaviour: a clock set back takes nothing away', () => {
    expect(getChainNow({ timestamp: 1_000n, readAtMs: 5_000 }, 0)).toBe(1_000n);
  });
});

describe('formatRelative', () => {
  test.each([
    [0n, 'now'],
    [59n, 'in 59 seconds'],
    [119n, 'in 119 seconds'],
    [120n, 'in 2 minutes'],
    [-7_200n, '2 hours ago'],
    [26n * 3_600n, 'in 26 hours'],
    [3n * 86_400n + 5n, 'in 3 days'],
    [400n * 86_400n, 'in 13 months'],
  ])('default: %s', (offset, text) => {
    expect(formatRelative(1_700_000_000n + offset, 1_700_000_000n)).toBe(text);
  });
});

describe('formatAbsolute', () => {
  test('default: names the zone', () => {
    expect(formatAbsolute(1_700_000_000n)).toMatch(/Nov \d+, 2023, .*(UTC|GMT|[A-Z]{3,4})/);
  });
});

describe('formatDuration', () => {
  test.each([
    [0n, '0 seconds'],
    [61n, '1 minute, 1 second'],
    [3_600n, '1 hour'],
    [86_405n, '1 day'],
    [3n * 86_400n + 4n * 3_600n + 120n, '3 days, 4 hours'],
  ])('default: %s', (seconds, text) => {
    expect(formatDuration(seconds)).toBe(text);
  });

  test('property: at most two units, never empty', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 10n }), (seconds) => {
        const parts = formatDuration(seconds).split(', ');
        expect(parts.length).toBeLessThanOrEqual(2);
        expect(parts[0]).toMatch(/^[\d,]+ (day|hour|minute|second)s?$/);
      }),
    );
  });
});

describe('formatExactDuration', () => {
  test.each([
    [0n, '0 seconds'],
    [86_405n, '1 day, 5 seconds'],
    [3n * 86_400n + 4n * 3_600n + 121n, '3 days, 4 hours, 2 minutes, 1 second'],
  ])('default: %s', (seconds, text) => {
    expect(formatExactDuration(seconds)).toBe(text);
  });

  test('property: another second is another text', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 10n }), (seconds) => {
        expect(formatExactDuration(seconds)).not.toBe(formatExactDuration(seconds + 1n));
      }),
    );
  });
});
