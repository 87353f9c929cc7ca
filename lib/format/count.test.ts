import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatBasisPoints, formatCount, formatExactRate, formatShare } from './count';

describe('formatCount', () => {
  test('default', () => {
    expect(formatCount(21_402_118)).toBe('21,402,118');
    expect(formatCount(2n ** 64n)).toBe('18,446,744,073,709,551,616');
  });
});

describe('formatShare', () => {
  test.each([
    [0n, 0n, '0%'],
    [0n, 5n, '0%'],
    [1n, 3n, '33.3%'],
    [1n, 2000n, '<0.1%'],
    [1999n, 2000n, '>99.9%'],
    [5n, 5n, '100%'],
    [6n, 5n, '120%'],
  ])('default: %s of %s', (part, whole, text) => {
    expect(formatShare(part, whole)).toBe(text);
  });

  test('property: only nothing is 0%, only all is 100%', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 10n ** 30n }),
        fc.bigInt({ min: 1n, max: 10n ** 30n }),
        (a, b) => {
          const [part, whole] = a < b ? [a, b] : [b, a + 1n];
          expect(formatShare(part, whole) === '0%').toBe(part === 0n);
          expect(formatShare(part, whole) === '100%').toBe(part === whole);
        },
      ),
    );
  });
});

describe('formatBasisPoints', () => {
  test.each([
    [0n, '0%'],
    [1n, '0.01%'],
    [400n, '4%'],
    [10_000n, '100%'],
  ])('default: %s', (points, text) => {
    expect(formatBasisPoints(points)).toBe(text);
  });
});

describe('formatExactRate', () => {
  test.each([
    [0n, '0%'],
    [1n, '0.0000000000000001%'],
    [10n ** 16n, '1%'],
    [2n * 10n ** 18n, '200%'],
    [2n ** 64n - 1n, '1,844.6744073709551615%'],
  ])('default: %s', (rate, text) => {
    expect(formatExactRate(rate)).toBe(text);
  });
});
