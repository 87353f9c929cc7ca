import { createHash } from 'node:crypto';
import { resolve } from 'node:path';

/** Chromium names an unpacked extension by its folder: the first 16 bytes of the path's SHA-256, a to p for each nibble. */
export function getUnpackedId(folder: string): string {
  const digits = createHash('sha256').update(resolve(folder)).digest('hex').slice(0, 32);
  return [...digits].map((digit) => String.fromCharCode(97 + Number.parseInt(digit, 16))).join('');
}
