import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AbiField, AbiText } from '@/lib/model/composing';
import { findAbiProblems, getEmptyAbiText, parseAbiText } from './abi-text';

function field(type: string, components: readonly AbiField[] = []): AbiField {
  return { name: '', type, components };
}

function read(text: AbiText, type: string, components: readonly AbiField[] = []) {
  const parsed = parseAbiText(text, field(type, components));
  return parsed.ok ? parsed.value : parsed.code;
}

describe('parseAbiText', () => {
  test.each<[string, AbiText, unknown]>([
    ['uint256', '1_000', 1000n],
    ['uint256', ' 0x10 ', 16n],
    ['uint256', '', 'empty'],
    ['uint256', '1.5', 'not-number'],
    ['uint256', '1e18', 'not-number'],
    ['uint256', '-1', 'out-of-range'],
    ['uint8', '255', 255n],
    ['uint8', '256', 'out-of-range'],
    ['int8', '-128', -128n],
    ['int8', '128', 'out-of-range'],
    ['uint256', '9'.repeat(79), 'not-number'],
    ['bool', 'true', true],
    ['bool', 'yes', 'not-bool'],
    ['address', `0x${'a'.repeat(40)}`, `0x${'a'.repeat(40)}`],
    ['address', '0xabc', 'not-address'],
    ['bytes32', `0x${'00'.repeat(32)}`, `0x${'00'.repeat(32)}`],
    ['bytes32', '0x00', 'wrong-length'],
    ['bytes4', '12345678', 'not-hex'],
    ['bytes', '', '0x'],
    ['bytes', '0x123', 'not-hex'],
    ['string', ' kept as typed\n', ' kept as typed\n'],
    ['string', '', ''],
    ['fixed128', '1', 'unsupported'],
    ['uint256', ['1'], 'unsupported'],
    ['uint256[]', ['1', '2'], [1n, 2n]],
    ['uint256[2]', ['1'], 'wrong-count'],
    ['uint256[]', '1', 'wrong-count'],
    ['uint256[][]', [['1'], []], [[1n], []]],
  ])('%s from %j', (type, text, expected) => {
    expect(read(text, type)).toEqual(expected);
  });

  test('args: a tuple, and where in it the trouble is', () => {
    const components = [field('address'), field('uint8[]')];
    const account = `0x${'1'.repeat(40)}`;
    expect(read([account, ['1', '2']], 'tuple', components)).toEqual([account, [1n, 2n]]);
    expect(parseAbiText([[account, ['1', '300']]], field('tuple[]', components))).toEqual({
      ok: false,
      code: 'out-of-range',
      path: [0, 1, 1],
    });
    expect(read([account], 'tuple', components)).toBe('wrong-count');
  });

  test('property: every whole number in range is read as itself, and none beyond', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 32 }),
        fc.bigInt(-(2n ** 260n), 2n ** 260n),
        (n, value) => {
          const bits = n * 8;
          const fits = value >= 0n && value < 2n ** BigInt(bits);
          expect(read(value.toString(), `uint${bits}`) === value).toBe(fits);
        },
      ),
    );
  });

  test('property: never throws', () => {
    const text = fc.letrec<{ text: AbiText }>((tie) => ({
      text: fc.oneof({ maxDepth: 3 }, fc.string(), fc.array(tie('text'), { maxLength: 3 })),
    })).text;
    fc.assert(
      fc.property(text, fc.string(), (value, type) => {
        expect(parseAbiText(value, field(type))).toHaveProperty('ok');
      }),
    );
  });
});

describe('findAbiProblems', () => {
  test('default', () => {
    const components = [field('address'), field('uint8[]')];
    const text = [
      ['0xabc', ['1', '300', '']],
      ['', []],
    ];
    expect(findAbiProblems(text, field('tuple[]', components))).toEqual([
      { code: 'not-address', path: [0, 0] },
      { code: 'out-of-range', path: [0, 1, 1] },
      { code: 'empty', path: [0, 1, 2] },
      { code: 'empty', path: [1, 0] },
    ]);
    expect(findAbiProblems(['1'], field('uint8[2]'))).toEqual([{ code: 'wrong-count', path: [] }]);
    expect(findAbiProblems('1', field('uint8'))).toEqual([]);
  });
});

describe('getEmptyAbiText', () => {
  test('behaviour: as many places as the type has', () => {
    expect(getEmptyAbiText(field('uint256[2]'))).toEqual(['', '']);
    expect(getEmptyAbiText(field('uint256[]'))).toEqual([]);
    expect(getEmptyAbiText(field('tuple', [field('bool'), field('string')]))).toEqual([
      'false',
      '',
    ]);
  });
});
