/**
 * Encrypts the keystore's secrets: scrypt from the password, AES-256-GCM over the text, the parameters authenticated.
 * Parameters are calibrated once so that a try costs over a second here, and are never taken below the floor on the
 * word of what is stored. A checksum tells damage from a wrong password, which GCM alone cannot.
 */
import * as v from 'valibot';
import { bytesToHex, hexToBytes } from 'viem';
import {
  KeystoreCorruptedError,
  WeakParametersError,
  WrongPasswordError,
} from '@/lib/errors/keystore';
import { deriveScrypt, type ScryptParameters } from './scrypt';

const hex = v.pipe(v.string(), v.regex(/^0x([0-9a-f]{2})+$/));
const count = v.pipe(v.number(), v.integer(), v.minValue(1));

/** What is stored; every field is hex or a number. */
export const sealedSchema = v.object({
  kdf: v.object({ name: v.literal('scrypt'), n: count, r: count, p: count, salt: hex }),
  cipher: v.object({ name: v.literal('AES-GCM'), iv: hex, text: hex }),
  /** SHA-256 of the rest: finds damage, proves nothing. */
  checksum: hex,
});
export type Sealed = v.InferOutput<typeof sealedSchema>;

/** How dear a try is. `n` and `r` are the floor for what is read as well; only tests may lower them. */
export type SealCost = { n: number; r: number; targetMs: number; pMax: number };
export const defaultCost: SealCost = { n: 2 ** 18, r: 8, targetMs: 1000, pMax: 4 };

export type SealOptions = { cost: SealCost; now: () => number };

/** An open seal: the text and the 32-byte key, with what is stored. */
export type Opened = { text: string; key: CryptoBytes; sealed: Sealed };
export type CryptoBytes = Uint8Array<ArrayBuffer>;

const memoryBytesMax = 2 ** 30;
const pAccepted = 16;

/** Seals a text under a new password-derived key; the cost is measured on the way. */
export async function sealWithPassword(
  text: string,
  password: string,
  options: SealOptions,
): Promise<Opened> {
  const { cost, now } = options;
  const salt = crypto.getRandomValues(new Uint8Array(32));
  const base = { password: toPasswordBytes(password), salt, length: 32, now };
  const trial = { n: cost.n, r: cost.r, p: 1 };
  const first = await deriveScrypt({ ...base, ...trial });
  const p = getRepeats(first.busyMs, cost);
  const parameters = { ...trial, p };
  const key = p === 1 ? first.key : (await deriveScrypt({ ...base, ...parameters })).key;
  const kdf = { name: 'scrypt' as const, ...parameters, salt: bytesToHex(salt) };
  return { text, key, sealed: await sealWithKey(text, key, kdf) };
}

/** Seals a text under a key already derived by `kdf`; a new initialisation vector each time. */
export async function sealWithKey(
  text: string,
  key: CryptoBytes,
  kdf: Sealed['kdf'],
): Promise<Sealed> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const aes = await importKey(key, 'encrypt');
  const algorithm = { name: 'AES-GCM', iv, additionalData: toBytes(describe(kdf)) };
  const encrypted = await crypto.subtle.encrypt(algorithm, aes, toBytes(text));
  const cipher = {
    name: 'AES-GCM' as const,
    iv: bytesToHex(iv),
    text: bytesToHex(new Uint8Array(encrypted)),
  };
  return { kdf, cipher, checksum: await getChecksum({ kdf, cipher }) };
}

/**
 * Opens a seal. `weak` says that a try is now cheaper than it should be: seal again.
 * @throws {@link WrongPasswordError}, {@link KeystoreCorruptedError}, {@link WeakParametersError}
 */
export async function openWithPassword(
  sealed: Sealed,
  password: string,
  options: SealOptions,
): Promise<Opened & { weak: boolean }> {
  const { cost, now } = options;
  await assertWhole(sealed);
  assertCost(sealed.kdf, cost);
  const { key, busyMs } = await deriveScrypt({
    ...sealed.kdf,
    password: toPasswordBytes(password),
    salt: fromHex(sealed.kdf.salt),
    length: 32,
    now,
  });
  const text = await decrypt(sealed, key);
  if (text === null) throw new WrongPasswordError();
  // A fifth of slack: one quick or slow moment of the machine must not make it seal again and again.
  const weak = busyMs < cost.targetMs * 0.8 && sealed.kdf.p < cost.pMax;
  return { text, key, sealed, weak };
}

/**
 * Opens a seal with the key kept since the password was given.
 * @throws {@link KeystoreCorruptedError} when the key does not fit.
 */
export async function openWithKey(sealed: Sealed, key: CryptoBytes): Promise<Opened> {
  await assertWhole(sealed);
  const text = await decrypt(sealed, key);
  if (text === null) throw new KeystoreCorruptedError({ what: 'key' });
  return { text, key, sealed };
}

async function decrypt(sealed: Sealed, key: CryptoBytes): Promise<string | null> {
  const aes = await importKey(key, 'decrypt');
  const algorithm = {
    name: 'AES-GCM',
    iv: fromHex(sealed.cipher.iv),
    additionalData: toBytes(describe(sealed.kdf)),
  };
  try {
    const text = await crypto.subtle.decrypt(algorithm, aes, fromHex(sealed.cipher.text));
    return new TextDecoder().decode(text);
  } catch {
    // Web Crypto gives one OperationError for every wrong tag; there is nothing to tell apart.
    return null;
  }
}

/** How often scrypt is repeated so that a try reaches the target; more repeats cost no more memory. */
function getRepeats(onceMs: number, cost: SealCost): number {
  const wanted = Math.ceil(cost.targetMs / Math.max(onceMs, 1));
  return Math.min(cost.pMax, Math.max(1, wanted));
}

function assertCost(kdf: ScryptParameters, cost: SealCost): void {
  const { n, r, p } = kdf;
  const isPower = Number.isInteger(Math.log2(n));
  if (!isPower || 128 * n * r > memoryBytesMax || p > pAccepted) {
    throw new KeystoreCorruptedError({ what: 'parameters' });
  }
  if (n < cost.n || r < cost.r) throw new WeakParametersError({ n, r, p });
}

async function assertWhole(sealed: Sealed): Promise<void> {
  if ((await getChecksum(sealed)) !== sealed.checksum) {
    throw new KeystoreCorruptedError({ what: 'checksum' });
  }
}

/** SHA-256 over the parameters and the cipher text, in one fixed form. */
export async function getChecksum({ kdf, cipher }: Omit<Sealed, 'checksum'>): Promise<string> {
  const text = `${describe(kdf)};${cipher.name};${cipher.iv};${cipher.text}`;
  return bytesToHex(new Uint8Array(await crypto.subtle.digest('SHA-256', toBytes(text))));
}

/** The parameters as authenticated text; the order of stored fields does not matter. */
function describe({ name, n, r, p, salt }: Sealed['kdf']): string {
  return `commonweight-keystore-1;${name};${n};${r};${p};${salt}`;
}

function importKey(key: CryptoBytes, use: 'encrypt' | 'decrypt'): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', key, 'AES-GCM', false, [use]);
}

function toBytes(text: string): CryptoBytes {
  return new TextEncoder().encode(text) as CryptoBytes;
}

/** One password, one form: the same letter may be typed as one or two code points. */
function toPasswordBytes(password: string): CryptoBytes {
  return toBytes(password.normalize('NFKC'));
}

function fromHex(text: string): CryptoBytes {
  return hexToBytes(text as `0x${string}`) as CryptoBytes;
}
