/** Recovery phrases: BIP-39 with a list of 2048 words, keys by BIP-32 at m/44'/60'/0'/0/index (BIP-44). */
import { validate } from 'ox/Mnemonic';
import { type Hex, toHex } from 'viem';
import { generateMnemonic, HDKey } from 'viem/accounts';
import { InvalidPhraseError } from '@/lib/errors/keystore';

const wordCounts: readonly number[] = [12, 15, 18, 21, 24];

/** A new phrase of 12 words (128 bits) or 24 words (256 bits), from the browser's random numbers. */
export function createPhrase(wordlist: readonly string[], count: 12 | 24): string {
  return generateMnemonic([...wordlist], count === 12 ? 128 : 256);
}

/**
 * The phrase a person typed: lower case, NFKD, one space between words. Of the word lists the first one that has all of
 * its words and whose checksum fits decides; the seed is made of the text alone, whatever the language.
 * @throws {@link InvalidPhraseError} saying whether the count, a word (with its position from 1) or the checksum is wrong.
 */
export function parsePhrase(wordlists: readonly (readonly string[])[], text: string): string {
  const typed = text.normalize('NFKD').toLowerCase().split(/\s+/).filter(Boolean);
  if (!wordCounts.includes(typed.length)) {
    throw new InvalidPhraseError({ why: 'count', position: typed.length });
  }
  const phrase = typed.join(' ');
  const unknown = wordlists.map((list) => findUnknown(list, typed));
  const fitting = wordlists.filter((_, i) => unknown[i] === -1);
  if (fitting.some((list) => validate(phrase, [...list]))) return phrase;
  if (fitting.length > 0) throw new InvalidPhraseError({ why: 'checksum', position: 0 });
  // The list that knows most of it is the language it was meant to be.
  throw new InvalidPhraseError({ why: 'word', position: Math.max(...unknown) + 1 });
}

/** The first word that is not in the list, or -1. */
function findUnknown(wordlist: readonly string[], typed: readonly string[]): number {
  const words = new Set(wordlist);
  return typed.findIndex((word) => !words.has(word));
}

/** The private keys (0x and 64 hex digits) at the given indices, in their order. */
export async function deriveKeys(phrase: string, indices: readonly number[]): Promise<Hex[]> {
  const seed = await toSeed(phrase);
  const root = HDKey.fromMasterSeed(seed).derive("m/44'/60'/0'/0");
  seed.fill(0);
  const keys = indices.map((index) => toHex(root.deriveChild(index).privateKey as Uint8Array));
  root.wipePrivateData();
  return keys;
}

/** BIP-39 seed: PBKDF2-HMAC-SHA512, 2048 rounds, salt "mnemonic" and no passphrase. */
async function toSeed(phrase: string): Promise<Uint8Array> {
  const encoder = new TextEncoder();
  const base = await crypto.subtle.importKey('raw', encoder.encode(phrase), 'PBKDF2', false, [
    'deriveBits',
  ]);
  const algorithm = {
    name: 'PBKDF2',
    hash: 'SHA-512',
    salt: encoder.encode('mnemonic'),
    iterations: 2048,
  };
  return new Uint8Array(await crypto.subtle.deriveBits(algorithm, base, 512));
}
