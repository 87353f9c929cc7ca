import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import {
  formatAmount,
  formatExactAmount,
  formatPlainAmount,
  isShortened,
  parseAmount,
} from './amount';

const uint256 = fc.bigInt({ min: 0n, max: 2n ** 256n - 1n });
const decimals = fc.integer({ min: 0, max: 20 });
const unit = 10n ** 18n;

function speak(locale: string): void {
  Object.assign(fakeBrowser.i18n, { getUILanguage: () => locale });
}

describe('parseAmount', () => {
  test.each([
    ['1', unit],
    ['1.5', (3n * unit) / 2n],
    ['.5', unit / 2n],
    ['5.', 5n * unit],
    ['0', 0n],
    [' 1,234.000000000000000001 ', 1234n * unit + 1n],
    ['1.5000000000000000000000', (3n * unit) / 2n],
  ])('default: %j', (text, value) => {
    expect(parseAmount(text)).toEqual({ ok: true, value });
  });

  test.each([
    ['', 'empty'],
    ['  ', 'empty'],
    ['.', 'malformed'],
    ['abc', 'malformed'],
    ['-1', 'malformed'],
    ['1e5', 'malformed'],
    ['0x10', 'malformed'],
    ['1.2.3', 'malformed'],
    ['1,5', 'malformed'],
    ['12,34.5', 'malformed'],
    ['1.0000000000000000001', 'too-precise'],
    ['9'.repeat(70), 'too-large'],
    ['9'.repeat(5000), 'too-large'],
  ])('behaviour: %j is %s', (text, problem) => {
    expect(parseAmount(text)).toEqual({ ok: false, problem });
  });

  test('property: reads back what is formatted, in every language', () => {
    fc.assert(
      fc.property(
        uint256,
        decimals,
        fc.constantFrom('en', 'de', 'fr', 'de-CH', 'es'),
        (value, places, locale) => {
          speak(locale);
          expect(parseAmount(formatExactAmount(value, places), places)).toEqual({
            ok: true,
            value,
          });
          expect(parseAmount(formatPlainAmount(value, places), places)).toEqual({
            ok: true,
            value,
          });
        },
      ),
    );
  });

  test('property: never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), decimals, (text, places) => {
        parseAmount(text, places);
      }),
    );
  });
});

describe('formatAmount', () => {
  test.each([
    [0n, '0'],
    [1n, '<0.000001'],
    [unit / 3n, '0.333333'],
    [unit, '1'],
    [1999n * (unit / 1000n), '1.99'],
    [1_234_567n * unit + 5n, '1,234,567'],
    [1_234_567_890n * unit, '1.23B'],
    [-unit / 2n, '-0.5'],
  ])('default: %s', (value, text) => {
    expect(formatAmount(value)).toBe(text);
  });

  test('property: never more than there is', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 26n }), (value) => {
        const shown = formatAmount(value);
        if (shown.startsWith('<')) {
          expect(value).toBeGreaterThan(0n);
          return;
        }
        const read = parseAmount(shown);
        expect(read.ok && read.value <= value).toBe(true);
      }),
    );
  });

  test('property: shortened exactly when digits are left out', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 26n }), (value) => {
        const read = parseAmount(formatAmount(value));
        expect(isShortened(value)).toBe(!(read.ok && read.value === value));
      }),
    );
  });
});
