import { describe, expect, test } from 'vitest';
import { InvalidAddressError } from '@/lib/errors/signer';
import { isChecksummed, requireChecksum } from './checksum';

const right = '0x9965507D1a55bcC2695C58ba16FB37d819B0A4dc';

describe('isChecksummed', () => {
  test.each([
    ['as it should be', right, true],
    ['one case alone', right.toLowerCase(), true],
    ['a digit mistyped', right.replace(/dc$/, 'dd'), false],
    ['a letter in the other case', right.replace(/dc$/, 'dC'), false],
    ['too short', '0x99', false],
  ])('default: %s', (_what, text, fits) => {
    expect(isChecksummed(text)).toBe(fits);
  });
});

describe('requireChecksum', () => {
  test('error: InvalidAddressError', () => {
    expect(() => requireChecksum(`${right.slice(0, -1)}d`)).toThrow(InvalidAddressError);
    expect(() => requireChecksum(right)).not.toThrow();
  });
});
