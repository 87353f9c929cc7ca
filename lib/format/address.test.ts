import { describe, expect, test } from 'vitest';
import { formatShortHex, isAddressText, isSameAddress } from './address';

const address = '0xAbCdEf0123456789abcdef0123456789aBcDeF01';

describe('formatShortHex', () => {
  test('default', () => {
    expect(formatShortHex(address)).toBe('0xAbCdEf…cDeF01');
  });
  test('behaviour: what is short stays whole', () => {
    expect(formatShortHex('0x1234567890abc')).toBe('0x1234567890abc');
  });
});

describe('isAddressText', () => {
  test.each([
    [address, true],
    [address.slice(0, -1), false],
    [`${address}0`, false],
    [` ${address}`, false],
    ['vitalik.eth', false],
  ])('default: %s', (text, expected) => {
    expect(isAddressText(text)).toBe(expected);
  });
});

describe('isSameAddress', () => {
  test('behaviour: case does not count', () => {
    expect(isSameAddress(address, address.toLowerCase())).toBe(true);
    expect(isSameAddress(address, '0x00')).toBe(false);
  });
});
