/** The extension's own words, by key: what a person looks for on the screen. */
import messages from '@/public/_locales/en/messages.json';

const texts: Readonly<Record<string, { message: string }>> = messages;

/** The English text of a key with `$1`… filled in. @throws when there is no such key. */
export function getText(key: string, ...values: readonly string[]): string {
  const found = texts[key];
  if (!found) throw new Error(`The extension has no text ${key}.`);
  return found.message.replace(/\$(\d)/g, (_, digit: string) => values[Number(digit) - 1] ?? '');
}
