import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatRecordId, isSameRecord, parseRecordId } from './caip';

describe('parseRecordId', () => {
  test('round trip', () => {
    fc.assert(
      fc.property(
        fc.nat(),
        fc.uint8Array({ minLength: 20, maxLength: 20 }),
        fc.bigInt({ min: 0n, max: 2n ** 256n - 1n }),
        (chainId, bytes, id) => {
          const registry = `0x${Buffer.from(bytes).toString('hex')}` as const;
          const record = { chainId, registry, id };
          const parsed = parseRecordId(formatRecordId(record));
          expect(parsed && isSameRecord(parsed, record)).toBe(true);
        },
      ),
    );
  });

  test('any text gives a record or null, never a throw', () => {
    fc.assert(fc.property(fc.string(), (text) => void parseRecordId(text)));
  });

  test.each([
    'eip155:1/erc20:0x1f9840a85d5af5bf1d1762f925bdaddc4201f984/1',
    'eip155:1/erc721:0x1f98/1',
    'eip155:1/erc721:0x1f9840a85d5af5bf1d1762f925bdaddc4201f984',
    'eip155:-1/erc721:0x1f9840a85d5af5bf1d1762f925bdaddc4201f984/1',
  ])('null for %s', (text) => {
    expect(parseRecordId(text)).toBeNull();
  });
});
