/** Key files of others open here and ours open there; what would be too dear or is no file is refused before any work. */
import { createCipheriv, pbkdf2Sync, randomBytes, scryptSync } from 'node:crypto';
import * as Keystore from 'ox/Keystore';
import { concat, type Hex, keccak256 } from 'viem';
import { privateKeyToAddress } from 'viem/accounts';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { deriveScrypt } from './scrypt';
import { openKeyFile, sealKeyFile } from './v3';

vi.mock('./scrypt', { spy: true });

beforeEach(() => {
  vi.clearAllMocks();
});

const key = `0x${'4b'.repeat(32)}` as const;
const password = 'testpassword';
const clock = { now: () => 0 };
const open = (file: unknown, word = password) =>
  openKeyFile(typeof file === 'string' ? file : JSON.stringify(file), word, clock);

/** The two examples of the specification. */
const examplePbkdf2 = {
  crypto: {
    cipher: 'aes-128-ctr',
    cipherparams: { iv: '6087dab2f9fdbbfaddc31a909735c1e6' },
    ciphertext: '5318b4d5bcd28de64ee5559e671353e16f075ecae9f99c7a79a38af5f869aa46',
    kdf: 'pbkdf2',
    kdfparams: {
      c: 262144,
      dklen: 32,
      prf: 'hmac-sha256',
      salt: 'ae3cd4e7013836a3df6bd7241b12db061dbe2c6785853cce422d148a624ce0bd',
    },
    mac: '517ead924a9d0dc3124507e3393d175ce3ff7c1e96529c6c555ce9e51205e9b2',
  },
  id: '3198bc9c-6672-5ab3-d995-4942343ae5b6',
  version: 3,
};
const exampleScrypt = {
  crypto: {
    cipher: 'aes-128-ctr',
    cipherparams: { iv: '83dbcc02d8ccb40e466191a123791e0e' },
    ciphertext: 'd172bf743a674da9cdad04534d56926ef8358534d458fffccd4e6ad2fbde479c',
    kdf: 'scrypt',
    kdfparams: {
      dklen: 32,
      n: 262144,
      p: 8,
      r: 1,
      salt: 'ab0c7876052600dd703518d6fc3fe8984592145b591fc8fb5c6d43190334ba19',
    },
    mac: '2103ac29920d71da29f15d75b4a16dbe95cfd7ff8faea1056c33131d846e3097',
  },
  id: '3198bc9c-6672-5ab3-d995-4942343ae5b6',
  version: 3,
};
const exampleKey = '0x7a28b5ba57c53603b0b07b56bba752f7784bf506fa95edc395f5cf6c7514fe9d';

type Parameters = { n?: number; r?: number; p?: number; c?: number; dklen?: number; bytes?: Hex };

/** A file written by OpenSSL, which knows nothing of ours. */
function write({ n = 16, r = 8, p = 1, c, dklen = 32, bytes = key }: Parameters = {}) {
  const salt = randomBytes(32);
  const iv = randomBytes(16);
  const derived =
    c === undefined
      ? scryptSync(password, salt, dklen, { N: n, r, p })
      : pbkdf2Sync(password, salt, c, dklen, 'sha256');
  const cipher = createCipheriv('aes-128-ctr', derived.subarray(0, 16), iv);
  const ciphertext = Buffer.concat([
    cipher.update(Buffer.from(bytes.slice(2), 'hex')),
    cipher.final(),
  ]);
  const mac = keccak256(concat([derived.subarray(16, 32), ciphertext])).slice(2);
  const common = { dklen, salt: salt.toString('hex') };
  return {
    version: 3,
    address: privateKeyToAddress(key).slice(2).toLowerCase(),
    crypto: {
      cipher: 'aes-128-ctr',
      cipherparams: { iv: iv.toString('hex') },
      ciphertext: ciphertext.toString('hex'),
      kdf: c === undefined ? 'scrypt' : 'pbkdf2',
      kdfparams: c === undefined ? { ...common, n, r, p } : { ...common, c, prf: 'hmac-sha256' },
      mac,
    },
  };
}

const change = (of: object) => {
  const file = write();
  return { ...file, crypto: { ...file.crypto, ...of } };
};
const kdf = (of: object) => change({ kdfparams: { ...write().crypto.kdfparams, ...of } });

describe('openKeyFile', () => {
  test('default: the examples of the specification', { timeout: 60_000 }, async () => {
    expect(await open(examplePbkdf2)).toBe(exampleKey);
    expect(await open(exampleScrypt)).toBe(exampleKey);
  });

  test.each<[string, Parameters]>([
    ['scrypt with r = 1 and p = 8', { n: 64, r: 1, p: 8 }],
    ['scrypt with a longer key', { dklen: 64 }],
    ['PBKDF2 with one round', { c: 1 }],
    ['PBKDF2 with a longer key', { c: 1000, dklen: 128 }],
  ])('args: %s, written by OpenSSL', async (_, parameters) => {
    expect(await open(write(parameters))).toBe(key);
  });

  test('behaviour: 0x, capitals, "Crypto", numbers as text, no address: read all the same', async () => {
    const { crypto, version } = write();
    const { n, r, p, dklen, salt } = crypto.kdfparams as Record<string, string | number>;
    const kdfparams = { n: `${n}`, r: `${r}`, p: `${p}`, dklen, salt: `0x${salt}`.toUpperCase() };
    const Crypto = { ...crypto, cipher: 'AES-128-CTR', mac: crypto.mac.toUpperCase(), kdfparams };
    expect(await open({ version, Crypto })).toBe(key);
  });

  test('behaviour: a key written without its leading zeros', async () => {
    const short = `0x${'4b'.repeat(31)}` as const;
    const { address: _, ...file } = write({ bytes: short });
    expect(await open(file)).toBe(`0x00${short.slice(2)}`);
  });

  test('error: the wrong password, or a ciphertext that was changed', async () => {
    await expect(open(write(), 'other')).rejects.toMatchObject({ code: 'keystore.wrong_password' });
    const { ciphertext } = write().crypto;
    const flipped = (ciphertext[0] === '0' ? '1' : '0') + ciphertext.slice(1);
    await expect(open(change({ ciphertext: flipped }))).rejects.toMatchObject({
      code: 'keystore.wrong_password',
    });
  });

  test('error: an address that is not the key’s', async () => {
    const file = { ...write(), address: '00'.repeat(20) };
    await expect(open(file)).rejects.toMatchObject({
      code: 'keystore.file_invalid',
      facts: { what: 'address' },
    });
  });

  test.each<[string, unknown]>([
    ['n far beyond memory', kdf({ n: 2 ** 40 })],
    ['r far beyond memory', kdf({ r: 2 ** 24 })],
    ['twice the memory, of little work', kdf({ n: 2 ** 20, r: 16 })],
    ['p without end', kdf({ p: 1_000_000 })],
    [
      'rounds without end',
      {
        ...examplePbkdf2,
        crypto: {
          ...examplePbkdf2.crypto,
          kdfparams: { ...examplePbkdf2.crypto.kdfparams, c: 2_000_000_000 },
        },
      },
    ],
  ])('T13 parameter bomb, %s: refused before any work', async (_, file) => {
    const rounds = vi.spyOn(crypto.subtle, 'deriveBits');
    await expect(open(file)).rejects.toMatchObject({ code: 'keystore.file_too_costly' });
    expect(rounds).not.toHaveBeenCalled();
    expect(deriveScrypt).not.toHaveBeenCalled();
  });

  test.each<[string, unknown]>([
    ['empty', ''],
    ['no JSON', 'not JSON'],
    ['a list', '[]'],
    ['null', 'null'],
    ['cut in the middle', JSON.stringify(write()).slice(0, 200)],
    ['10 MB, of which a right file is the beginning', JSON.stringify(write()).padEnd(10_000_000)],
    ['version 1', { ...write(), version: 1 }],
    ['another cipher', change({ cipher: 'aes-128-cbc' })],
    ['another KDF', change({ kdf: 'argon2' })],
    [
      'another PRF',
      {
        ...examplePbkdf2,
        crypto: {
          ...examplePbkdf2.crypto,
          kdfparams: { ...examplePbkdf2.crypto.kdfparams, prf: 'hmac-sha1' },
        },
      },
    ],
    ['n not a power of two', kdf({ n: 17 })],
    ['n of 1', kdf({ n: 1 })],
    ['negative p', kdf({ p: -1 })],
    ['half an r', kdf({ r: 0.5 })],
    ['a key too short to check', kdf({ dklen: 16 })],
    ['odd digits', change({ ciphertext: '123' })],
    ['no digits', change({ ciphertext: 'zz' })],
    ['a ciphertext of 33 bytes', change({ ciphertext: '00'.repeat(33) })],
    ['no ciphertext', change({ ciphertext: '' })],
    ['a short initialisation vector', change({ cipherparams: { iv: '00' } })],
    ['a short MAC', change({ mac: '00' })],
    ['no parameters', change({ kdfparams: null })],
  ])('error: %s', async (_, file) => {
    await expect(open(file)).rejects.toMatchObject({ code: 'keystore.file_invalid' });
  });
});

describe('sealKeyFile', () => {
  test('default: opened here and by ox, with the cost that was given', async () => {
    const file = await sealKeyFile(key, password, { ...clock, n: 64, r: 8, p: 2 });
    expect(await open(file)).toBe(key);
    const parsed = JSON.parse(file);
    expect(parsed.crypto.kdfparams).toMatchObject({ n: 64, r: 8, p: 2 });
    const derived = Keystore.toKey(parsed, { password });
    expect(Keystore.decrypt(parsed, derived)).toBe(key);
    expect(file).not.toContain(key.slice(2));
  });
});
