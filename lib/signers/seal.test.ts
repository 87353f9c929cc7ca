import { describe, expect, test } from 'vitest';
import {
  defaultCost,
  getChecksum,
  openWithKey,
  openWithPassword,
  type Sealed,
  type SealOptions,
  sealWithPassword,
} from './seal';

const cost = { n: 16, r: 8, targetMs: 1000, pMax: 4 };

/** A clock by which each part of scrypt takes `partMs`: it is read when a part starts and when it ends. */
function clockOf(partMs: number): () => number {
  let reads = 0;
  return () => Math.floor(++reads / 2) * partMs;
}
const options = (partMs = 1100): SealOptions => ({ cost, now: clockOf(partMs) });

async function seal(text = 'secret', password = 'correct horse'): Promise<Sealed> {
  return (await sealWithPassword(text, password, options())).sealed;
}

describe('sealWithPassword', () => {
  test('default: opens with its password, and with its key', async () => {
    const { sealed, key } = await sealWithPassword('secret ☕', 'correct horse', options());
    expect((await openWithPassword(sealed, 'correct horse', options())).text).toBe('secret ☕');
    expect((await openWithKey(sealed, key)).text).toBe('secret ☕');
    expect(JSON.stringify(sealed)).not.toContain('secret');
  });

  test.each([
    [1100, 1],
    [600, 2],
    [340, 3],
    [5, 4],
  ])('behaviour: a part of %d ms is repeated %d times', async (partMs, p) => {
    const { sealed } = await sealWithPassword('secret', 'correct horse', options(partMs));
    expect(sealed.kdf).toMatchObject({ name: 'scrypt', n: 16, r: 8, p });
  });

  test('behaviour: one text never gives the same bytes twice', async () => {
    const [a, b] = [await seal(), await seal()];
    expect(a.cipher.text).not.toBe(b.cipher.text);
    expect(a.kdf.salt).not.toBe(b.kdf.salt);
  });

  test('behaviour: shipped parameters take 256 MiB and a second', () => {
    expect(defaultCost).toEqual({ n: 262_144, r: 8, targetMs: 1000, pMax: 4 });
  });
});

describe('openWithPassword', () => {
  test('behaviour: a password typed in another Unicode form is the same', async () => {
    const sealed = await seal('secret', 'caf\u00e9 au lait');
    expect((await openWithPassword(sealed, 'cafe\u0301 au lait', options())).text).toBe('secret');
  });

  test('behaviour: says when a try has become too cheap', async () => {
    const sealed = await seal();
    expect((await openWithPassword(sealed, 'correct horse', options(1100))).weak).toBe(false);
    expect((await openWithPassword(sealed, 'correct horse', options(300))).weak).toBe(true);
  });

  test('error: every wrong password is the same error', async () => {
    const sealed = await seal();
    for (const wrong of ['', 'correct horsf', 'Correct horse', 'x'.repeat(1000)]) {
      await expect(openWithPassword(sealed, wrong, options())).rejects.toMatchObject({
        code: 'keystore.wrong_password',
        facts: {},
      });
    }
  });

  test.each([
    ['cipher text', (s: Sealed) => ({ ...s, cipher: { ...s.cipher, text: flip(s.cipher.text) } })],
    [
      'initialisation vector',
      (s: Sealed) => ({ ...s, cipher: { ...s.cipher, iv: flip(s.cipher.iv) } }),
    ],
    ['salt', (s: Sealed) => ({ ...s, kdf: { ...s.kdf, salt: flip(s.kdf.salt) } })],
    ['checksum', (s: Sealed) => ({ ...s, checksum: flip(s.checksum) })],
    ['repeats', (s: Sealed) => ({ ...s, kdf: { ...s.kdf, p: s.kdf.p + 1 } })],
  ])('error: damage to the %s is told from a wrong password', async (_, damage) => {
    const damaged = damage(await seal());
    await expect(openWithPassword(damaged, 'correct horse', options())).rejects.toMatchObject({
      code: 'keystore.corrupted',
    });
  });

  test('error: parameters below the floor are refused, whoever wrote them', async () => {
    const weak = await seal();
    const strict = { cost: { ...cost, n: 32 }, now: clockOf(1100) };
    await expect(openWithPassword(weak, 'correct horse', strict)).rejects.toMatchObject({
      code: 'keystore.weak_parameters',
      facts: { n: 16, r: 8, p: 1 },
    });
    await expect(
      openWithPassword(weak, 'correct horse', { cost: defaultCost, now: clockOf(1100) }),
    ).rejects.toMatchObject({ code: 'keystore.weak_parameters' });
  });

  test('error: parameters that would take more than a gibibyte are refused before they are tried', async () => {
    const sealed = await seal();
    for (const kdf of [
      { ...sealed.kdf, n: 2 ** 24 },
      { ...sealed.kdf, n: 17 },
      { ...sealed.kdf, p: 1000 },
    ]) {
      const checksum = await getChecksum({ kdf, cipher: sealed.cipher });
      await expect(
        openWithPassword({ ...sealed, kdf, checksum }, 'correct horse', options()),
      ).rejects.toMatchObject({ code: 'keystore.corrupted', facts: { what: 'parameters' } });
    }
  });
});

function flip(hex: string): string {
  return hex.slice(0, -1) + (hex.endsWith('0') ? '1' : '0');
}
