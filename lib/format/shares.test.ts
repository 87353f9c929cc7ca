import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatShares } from './shares';

describe('formatShares', () => {
  test.each([
    [
      [0n, 0n, 0n],
      ['0%', '0%', '0%'],
    ],
    [
      [785_714n, 214_286n, 0n],
      ['78.6%', '21.4%', '0%'],
    ],
    [
      [1n, 1n, 1n],
      ['33.3%', '33.4%', '33.3%'],
    ],
    [
      [1n, 99_999n, 0n],
      ['<0.1%', '>99.9%', '0%'],
    ],
    [
      [5n, 0n, 0n],
      ['100%', '0%', '0%'],
    ],
  ])('default: %s', (parts, texts) => {
    expect(formatShares(parts)).toEqual(texts);
  });

  test('args: of a whole that has more than these', () => {
    expect(formatShares([1n, 1n], 3n)).toEqual(['33.3%', '33.4%']);
    expect(formatShares([1n], 3n)).toEqual(['33.3%']);
  });

  test('property: what is shown adds up to 100%', () => {
    const part = fc.bigInt({ min: 10n ** 20n, max: 10n ** 22n });
    fc.assert(
      fc.property(part, part, part, (...parts) => {
        const tenths = formatShares(parts).map((text) => Math.round(Number.parseFloat(text) * 10));
        expect(tenths.reduce((sum, one) => sum + one, 0)).toBe(1000);
      }),
    );
  });
});
