/**
 * Key files of other software, and ours for them: Web3 Secret Storage, version 3. A file may come from anybody, so its
 * parameters are looked at before any work is done, and nothing in it is taken as it stands.
 * Source: https://ethereum.org/en/developers/docs/data-structures-and-encoding/web3-secret-storage/
 */
import * as v from 'valibot';
import {
  type Address,
  bytesToHex,
  concat,
  getAddress,
  type Hex,
  hexToBytes,
  keccak256,
} from 'viem';
import { privateKeyToAddress } from 'viem/accounts';
import { KeyFileCostError, KeyFileError, WrongPasswordError } from '@/lib/errors/keystore';
import { keyFileMax } from '@/lib/protocol/account-messages';
import { deriveScrypt } from './scrypt';
import type { CryptoBytes } from './seal';

const memoryBytesMax = 2 ** 30;
/** n · r · p: some thirty seconds of work here. */
const workMax = 2 ** 26;
const iterationsMax = 20_000_000;

const count = v.pipe(v.unknown(), v.transform(Number), v.integer(), v.minValue(1));
/** With or without 0x, in any case, of an even number of digits. */
const hex = v.pipe(
  v.string(),
  v.maxLength(2050),
  v.transform((text) => text.replace(/^0x/i, '').toLowerCase()),
  v.regex(/^([0-9a-f]{2})*$/),
  v.transform((digits) => hexToBytes(`0x${digits}`) as CryptoBytes),
);
const dklen = v.pipe(count, v.minValue(32), v.maxValue(256));
const cryptoSchema = v.object({
  cipher: v.pipe(v.string(), v.toLowerCase(), v.literal('aes-128-ctr')),
  cipherparams: v.object({ iv: hex }),
  ciphertext: hex,
  mac: hex,
  kdf: v.pipe(v.string(), v.toLowerCase(), v.picklist(['scrypt', 'pbkdf2'])),
  kdfparams: v.record(v.string(), v.unknown()),
});
const fileSchema = v.object({
  version: v.pipe(count, v.literal(3)),
  address: v.nullish(v.pipe(v.string(), v.regex(/^(0x)?[0-9a-f]{40}$/i))),
  crypto: cryptoSchema,
});
const scryptSchema = v.object({ dklen, salt: hex, n: count, r: count, p: count });
const pbkdf2Schema = v.object({
  dklen,
  salt: hex,
  c: count,
  prf: v.optional(v.pipe(v.string(), v.toLowerCase(), v.literal('hmac-sha256')), 'hmac-sha256'),
});

type KeyFile = v.InferOutput<typeof cryptoSchema>;
type Clock = { now: () => number };

/**
 * The private key in a file.
 * @throws {@link KeyFileError} naming what is wrong with it, {@link KeyFileCostError} before any work,
 * {@link WrongPasswordError}
 */
export async function openKeyFile(text: string, password: string, clock: Clock): Promise<Hex> {
  const { address, crypto: sealed } = parseFile(text);
  const derive = prepareKdf(sealed, clock);
  const derived = await derive(new TextEncoder().encode(password) as CryptoBytes);
  const mac = getMac(derived, sealed.ciphertext);
  if (!isEqual(mac, sealed.mac)) throw new WrongPasswordError();
  const opened = await applyCtr(derived, sealed.cipherparams.iv, sealed.ciphertext);
  // Some wrote keys without their leading zeros.
  const padded: Hex = `0x${bytesToHex(opened).slice(2).padStart(64, '0')}`;
  opened.fill(0);
  if (address != null && toAddress(padded) !== getAddress(`0x${address.slice(-40)}`)) {
    throw new KeyFileError({ what: 'address' });
  }
  return padded;
}

/** A file that other software opens, with the keystore's own cost. */
export async function sealKeyFile(
  privateKey: Hex,
  password: string,
  options: Clock & { n: number; r: number; p: number },
): Promise<string> {
  const { n, r, p, now } = options;
  const salt = crypto.getRandomValues(new Uint8Array(32));
  const iv = crypto.getRandomValues(new Uint8Array(16));
  const bytes = new TextEncoder().encode(password) as CryptoBytes;
  const { key } = await deriveScrypt({ n, r, p, salt, password: bytes, length: 32, now });
  const ciphertext = await applyCtr(key, iv, hexToBytes(privateKey) as CryptoBytes);
  const digits = (value: Uint8Array) => bytesToHex(value).slice(2);
  return JSON.stringify({
    version: 3,
    id: crypto.randomUUID(),
    address: privateKeyToAddress(privateKey).slice(2).toLowerCase(),
    crypto: {
      cipher: 'aes-128-ctr',
      cipherparams: { iv: digits(iv) },
      ciphertext: digits(ciphertext),
      kdf: 'scrypt',
      kdfparams: { dklen: 32, salt: digits(salt), n, r, p },
      mac: digits(getMac(key, ciphertext)),
    },
  });
}

function parseFile(text: string) {
  if (text.length > keyFileMax) throw new KeyFileError({ what: 'size' });
  const json = parseJson(text);
  if (typeof json !== 'object' || json === null) throw new KeyFileError({ what: 'json' });
  // Parity and early geth wrote it with a capital.
  const parsed = v.safeParse(fileSchema, { crypto: Reflect.get(json, 'Crypto'), ...json });
  if (parsed.success) {
    const { ciphertext, cipherparams, mac } = parsed.output.crypto;
    const isWhole = ciphertext.length > 0 && ciphertext.length <= 32 && mac.length === 32;
    if (isWhole && cipherparams.iv.length === 16) return parsed.output;
    throw new KeyFileError({ what: 'length' });
  }
  throw new KeyFileError({ what: v.getDotPath(parsed.issues[0]) ?? 'json' });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Told as a file that is none; the text may hold anything.
    return null;
  }
}

/** What derives the key, its parameters found to be bearable. */
function prepareKdf(
  { kdf, kdfparams }: KeyFile,
  { now }: Clock,
): (password: CryptoBytes) => Promise<CryptoBytes> {
  if (kdf === 'pbkdf2') {
    const { salt, c, dklen: length } = parseKdf(pbkdf2Schema, kdfparams);
    if (c > iterationsMax) throw new KeyFileCostError({ what: 'c' });
    return (password) => derivePbkdf2(password, { salt, iterations: c, length });
  }
  const { salt, n, r, p, dklen: length } = parseKdf(scryptSchema, kdfparams);
  if (n < 2 || !Number.isInteger(Math.log2(n))) throw new KeyFileError({ what: 'n' });
  if (128 * n * r > memoryBytesMax) throw new KeyFileCostError({ what: 'n' });
  if (n * r * p > workMax || r * p >= 2 ** 20) throw new KeyFileCostError({ what: 'p' });
  return async (password) => (await deriveScrypt({ password, salt, n, r, p, length, now })).key;
}

function parseKdf<Schema extends v.GenericSchema>(
  schema: Schema,
  parameters: unknown,
): v.InferOutput<Schema> {
  const parsed = v.safeParse(schema, parameters);
  if (parsed.success) return parsed.output;
  throw new KeyFileError({ what: `kdfparams.${v.getDotPath(parsed.issues[0]) ?? ''}` });
}

async function derivePbkdf2(
  password: CryptoBytes,
  { salt, iterations, length }: { salt: CryptoBytes; iterations: number; length: number },
): Promise<CryptoBytes> {
  const base = await crypto.subtle.importKey('raw', password, 'PBKDF2', false, ['deriveBits']);
  const algorithm = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations };
  return new Uint8Array(await crypto.subtle.deriveBits(algorithm, base, length * 8));
}

function getMac(derived: CryptoBytes, ciphertext: CryptoBytes): Uint8Array {
  return keccak256(concat([derived.slice(16, 32), ciphertext]), 'bytes');
}

/** Encrypts and decrypts: it is the same. */
async function applyCtr(
  derived: CryptoBytes,
  iv: CryptoBytes,
  data: CryptoBytes,
): Promise<CryptoBytes> {
  const usages = ['encrypt'] as const;
  const key = await crypto.subtle.importKey('raw', derived.slice(0, 16), 'AES-CTR', false, usages);
  const algorithm = { name: 'AES-CTR', counter: iv, length: 128 };
  return new Uint8Array(await crypto.subtle.encrypt(algorithm, key, data));
}

/** In the same time wherever they differ. */
function isEqual(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  return a.reduce((differs, byte, i) => differs | (byte ^ (b[i] as number)), 0) === 0;
}

function toAddress(key: Hex): Address {
  try {
    return privateKeyToAddress(key);
  } catch {
    // Zero or not below the curve's order. The cause is dropped: its message may hold the key.
    throw new KeyFileError({ what: 'key' });
  }
}
