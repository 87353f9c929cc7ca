/** Name and symbol of a token about to be made: bytes count, not letters (ERC-5267 domains are built from them). */
import { t } from '@/lib/i18n';
import { nameBytesMax, symbolBytesMax } from '@/lib/model/registration';
import type { Problem } from './rules';

/** Size in UTF-8 bytes. */
export function getByteLength(text: string): number {
  return new TextEncoder().encode(text).length;
}

/** What keeps a text from being the token's name, or null. */
export function checkName(text: string): Problem | null {
  return check(text, nameBytesMax, t('register_name_missing'));
}

/** What keeps a text from being the token's symbol, or null. */
export function checkSymbol(text: string): Problem | null {
  return check(text, symbolBytesMax, t('register_symbol_missing'));
}

function check(text: string, max: number, none: string): Problem | null {
  const bytes = getByteLength(text.trim());
  if (bytes === 0) return { missing: true, text: none };
  if (bytes <= max) return null;
  return { missing: false, text: t('register_too_many_bytes', String(bytes), String(max)) };
}

/** A name to begin with, from the repository's own; cut between characters. */
export function suggestName(canonicalId: string): string {
  const name = canonicalId.split('/').at(-1) ?? '';
  let kept = '';
  for (const character of name) {
    if (getByteLength(kept + character) > nameBytesMax) break;
    kept += character;
  }
  return kept.replace(/[-_. ]+$/, '');
}

/** A symbol to begin with: the first letters of the name. */
export function suggestSymbol(name: string): string {
  return name
    .replace(/[^a-z0-9]/gi, '')
    .slice(0, 5)
    .toUpperCase();
}
