import { scryptSync } from 'node:crypto';
import fc from 'fast-check';
import { bytesToHex } from 'viem';
import { describe, expect, test } from 'vitest';
import { deriveScrypt } from './scrypt';

const bytes = (text: string) => new TextEncoder().encode(text) as Uint8Array<ArrayBuffer>;
const now = () => performance.now();

describe('deriveScrypt', () => {
  // RFC 7914, section 12. The fourth vector (N = 2^20) takes a gibibyte and is left to Node's own below.
  test.each([
    ['', '', 16, 1, 1, '77d6576238657b203b19ca42c18a0497f16b4844e3074ae8dfdffa3fede21442'],
    [
      'password',
      'NaCl',
      1024,
      8,
      16,
      'fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b373162',
    ],
    [
      'pleaseletmein',
      'SodiumChloride',
      16384,
      8,
      1,
      '7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2',
    ],
  ])('vector: %s, %s, N %d, r %d, p %d', async (password, salt, n, r, p, start) => {
    const options = { password: bytes(password), salt: bytes(salt), n, r, p, length: 64, now };
    const { key } = await deriveScrypt(options);
    expect(bytesToHex(key).slice(2, 66)).toBe(start);
  });

  test('property: equal to OpenSSL', async () => {
    const inputs = fc.record({
      password: fc.string({ maxLength: 40 }),
      salt: fc.string({ maxLength: 40 }),
      n: fc.constantFrom(2, 16, 256),
      r: fc.integer({ min: 1, max: 9 }),
      p: fc.integer({ min: 1, max: 3 }),
    });
    await fc.assert(
      fc.asyncProperty(inputs, async ({ password, salt, n, r, p }) => {
        const options = { password: bytes(password), salt: bytes(salt), n, r, p, length: 32, now };
        const { key } = await deriveScrypt(options);
        const expected = scryptSync(bytes(password), bytes(salt), 32, { N: n, r, p });
        expect(bytesToHex(key).slice(2)).toBe(expected.toString('hex'));
      }),
      { numRuns: 60 },
    );
  });

  test('behaviour: other events are heard while it works', async () => {
    let heard = 0;
    const timer = setInterval(() => heard++, 1);
    const options = { password: bytes('a'), salt: bytes('b'), n: 2 ** 15, r: 8, p: 1, length: 32 };
    await deriveScrypt({ ...options, now });
    clearInterval(timer);
    expect(heard).toBeGreaterThan(1);
  });

  test('behaviour: pauses do not count as work', async () => {
    let clockMs = 0;
    const options = { password: bytes('a'), salt: bytes('b'), n: 16, r: 1, p: 3, length: 32 };
    const { busyMs } = await deriveScrypt({ ...options, now: () => clockMs++ });
    // Three parts of one slice each: the clock is read when it starts and when it ends.
    expect(busyMs).toBe(3);
  });
});
