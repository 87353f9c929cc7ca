import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decode, encode } from './codec';

const plain = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.string(),
    fc.bigInt(),
    fc.boolean(),
    fc.constant(null),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => (Object.is(n, -0) ? 0 : n)),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(
      fc.string().filter((key) => key !== '$bigint'),
      tie('value'),
      { maxKeys: 4, noNullPrototype: true },
    ),
  ),
})).value;

describe('codec', () => {
  test('round trip through JSON, as Chrome sends', () => {
    fc.assert(
      fc.property(plain, (value) => {
        expect(decode(JSON.parse(JSON.stringify(encode(value))))).toEqual(value);
      }),
    );
  });

  test('round trip through a structured clone, as Firefox sends', () => {
    fc.assert(
      fc.property(plain, (value) => {
        expect(decode(structuredClone(encode(value)))).toEqual(value);
      }),
    );
  });

  test('absent fields stay absent', () => {
    expect(encode({ a: undefined, b: 1n })).toEqual({ b: { $bigint: '1' } });
  });

  test('a key named __proto__ is data, not a prototype', () => {
    const hostile = decode(JSON.parse('{"__proto__":{"polluted":true}}')) as object;
    expect(Object.getPrototypeOf(hostile)).toBe(Object.prototype);
    expect('polluted' in hostile).toBe(false);
  });

  test('a tag that holds no digits is left as it is', () => {
    expect(decode({ $bigint: '1e9' })).toEqual({ $bigint: '1e9' });
  });

  test('error: what cannot be sent', () => {
    expect(() => encode(() => 1)).toThrow(TypeError);
    expect(() => encode({ $bigint: '1' })).toThrow(TypeError);
  });
});
