import fc from 'fast-check';
import { bytesToHex } from 'viem';
import { english, japanese, mnemonicToAccount, privateKeyToAddress } from 'viem/accounts';
import { describe, expect, test } from 'vitest';
import { createPhrase, deriveKeys, parsePhrase } from './phrase';
import { isWellKnown } from './well-known';

const anvil = 'test test test test test test test test test test test junk';

describe('deriveKeys', () => {
  test("vector: the first accounts of anvil's phrase", async () => {
    const keys = await deriveKeys(anvil, [0, 1, 9]);
    expect(keys[0]).toBe('0xac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80');
    expect(keys.map((key) => privateKeyToAddress(key))).toEqual([
      '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266',
      '0x70997970C51812dc3A010C7d01b50e0d17dc79C8',
      '0xa0Ee7A142d267C1f36714E4a8F75612F20a79720',
    ]);
  });

  test('vector: the all-zero phrase of BIP-39', async () => {
    const phrase = `${'abandon '.repeat(11)}about`;
    const [key] = await deriveKeys(phrase, [0]);
    expect(privateKeyToAddress(key as `0x${string}`)).toBe(
      '0x9858EfFD232B4033E47d90003D41EC34EcaEda94',
    );
  });

  test('behaviour: the first twenty keys of that phrase are well known, the next is not', async () => {
    const keys = await deriveKeys(anvil, [...Array(21).keys()]);
    const known = keys.map((key) => isWellKnown(privateKeyToAddress(key)));
    expect(known).toEqual([...Array(20).fill(true), false]);
  });
});

describe('createPhrase', () => {
  test.each([12, 24] as const)('%d words that parse', (count) => {
    const phrase = createPhrase(english, count);
    expect(phrase.split(' ')).toHaveLength(count);
    expect(parsePhrase([english], phrase)).toBe(phrase);
  });

  test('behaviour: never the same twice', () => {
    expect(createPhrase(english, 12)).not.toBe(createPhrase(english, 12));
  });
});

describe('parsePhrase', () => {
  test('behaviour: case, line ends and spaces do not matter', () => {
    expect(parsePhrase([english], `  ${anvil.toUpperCase().replaceAll(' ', ' \n\t')} `)).toBe(
      anvil,
    );
  });

  test.each([
    ['one word too few', anvil.replace('test ', ''), { why: 'count', position: 11 }],
    ['a word of no list', anvil.replace('junk', 'jumk'), { why: 'word', position: 12 }],
    ['a wrong checksum', anvil.replace('junk', 'test'), { why: 'checksum', position: 0 }],
  ])('error: %s', (_, text, facts) => {
    expect(() => parsePhrase([english], text)).toThrow(expect.objectContaining({ facts }));
  });

  test('property: no text throws anything else', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 400 }), (text) => {
        expect(() => parsePhrase([english], text)).toThrow(
          expect.objectContaining({ code: 'keystore.invalid_phrase' }),
        );
      }),
    );
  });

  test('args: other languages, composed or not; the seed is of the text (BIP-39 test vectors)', async () => {
    const japaneseList = japanese.map((word) => word.normalize('NFKD'));
    const vector =
      'あいこくしん　あいこくしん　あいこくしん　あいこくしん　あいこくしん　あいこくしん　あいこくしん　あいこくしん　あいこくしん　あいこくしん　あいこくしん　あおぞら';
    const phrase = parsePhrase([english, japaneseList], vector.normalize('NFC'));
    expect(phrase.split(' ')).toHaveLength(12);
    const [key] = await deriveKeys(phrase, [0]);
    const own = mnemonicToAccount(phrase).getHdKey().privateKey as Uint8Array;
    expect(key).toBe(bytesToHex(own));
    expect(() =>
      parsePhrase([english, japaneseList], vector.replace('あおぞら', 'あいこくしん')),
    ).toThrow(/checksum/);
  });

  test('error: the position of a wrong word in the language most of it is in', () => {
    const typed = `${'abandon '.repeat(10)}abandonn about`;
    const lists = [english, japanese];
    expect(() => parsePhrase(lists, typed)).toThrow(
      expect.objectContaining({ facts: { why: 'word', position: 11 } }),
    );
  });
});
