/** The key the keeper signs with: from the environment or from a file, never from the command line, which others see. */
import { readFileSync, statSync } from 'node:fs';
import { type Hex, isHex } from 'viem';
import { keyVariable } from './usage';

/**
 * The key, or null when there is none.
 * @throws when it is not a key, or lies in a file that others may read.
 */
export function readKey(
  file: string | undefined,
  environment: Readonly<Record<string, string | undefined>>,
): Hex | null {
  const given = environment[keyVariable];
  if (file !== undefined && given !== undefined) {
    throw new Error(`Give the key once: by ${keyVariable} or by --key-file, not by both.`);
  }
  if (file !== undefined) return toKey(readPrivate(file), `The file ${file}`);
  return given === undefined ? null : toKey(given, keyVariable);
}

function readPrivate(file: string): string {
  if (process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0) {
    throw new Error(`Others may read ${file}. Make it yours alone first: chmod 600 ${file}`);
  }
  return readFileSync(file, 'utf8');
}

/** The value itself never gets into a message. */
function toKey(text: string, where: string): Hex {
  const key = text.trim();
  if (!isHex(key) || key.length !== 66) {
    throw new Error(`${where} must hold 0x and 64 hexadecimal digits.`);
  }
  return key;
}
