import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nameBytesMax, symbolBytesMax } from '@/lib/model/registration';
import { checkName, checkSymbol, getByteLength, suggestName, suggestSymbol } from './names';

describe('checkName', () => {
  test.each([
    ['31 letters', 'a'.repeat(31), true],
    ['32 letters', 'a'.repeat(32), false],
    ['ten letters of three bytes', '北'.repeat(10), true],
    ['eleven letters of three bytes', '北'.repeat(11), false],
    ['emoji, four bytes each', '🌌'.repeat(8), false],
    ['spaces around it', `  ${'a'.repeat(31)}  `, true],
  ])('args: %s', (_, text, isFine) => {
    expect(checkName(text) === null).toBe(isFine);
  });

  test('behaviour: nothing is missing, not wrong; too much is told in bytes', () => {
    expect(checkName(' ')).toMatchObject({ missing: true });
    expect(checkName('北'.repeat(11))).toMatchObject({ missing: false });
    expect(checkName('北'.repeat(11))?.text).toContain('33 bytes');
  });
});

describe('checkSymbol', () => {
  test.each([
    ['ten letters', 'ABCDEFGHIJ', true],
    ['eleven letters', 'ABCDEFGHIJK', false],
    ['four letters of three bytes', '北北北北', false],
  ])('args: %s', (_, text, isFine) => {
    expect(checkSymbol(text) === null).toBe(isFine);
  });
});

describe('suggestName', () => {
  test('default: the repository’s own', () => {
    expect(suggestName('aurora-labs/Aurora-9B-Base')).toBe('Aurora-9B-Base');
    expect(suggestSymbol('Aurora-9B-Base')).toBe('AUROR');
  });

  test('property: what is suggested fits, and no letter is cut in two', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        const name = suggestName(`owner/${text}`);
        expect(getByteLength(name)).toBeLessThanOrEqual(nameBytesMax);
        expect(() => encodeURIComponent(name)).not.toThrow();
        expect(getByteLength(suggestSymbol(name))).toBeLessThanOrEqual(symbolBytesMax);
      }),
    );
  });
});
