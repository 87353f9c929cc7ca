/** The words recovery phrases are made of, packaged as files: they are needed twice in a keystore's life. */
import * as v from 'valibot';
import { browser } from '@/lib/browser';

/** BIP-39's lists, by the name of their file; phrases are made in English, and taken in any of them. */
export const languages = [
  'english',
  'czech',
  'french',
  'italian',
  'japanese',
  'korean',
  'portuguese',
  'simplified-chinese',
  'spanish',
  'traditional-chinese',
] as const;

const word = v.pipe(v.string(), v.regex(/^[\p{L}\p{M}]{1,24}$/u));
const schema = v.pipe(v.array(word), v.length(2048));

/**
 * A list in its order, its words in NFKD.
 * @throws TypeError or ValiError when the extension's own file cannot be read
 */
export async function readWordlist(
  language: (typeof languages)[number] = 'english',
): Promise<readonly string[]> {
  const answer = await fetch(browser.runtime.getURL(`/wordlists/${language}.txt`));
  return v.parse(schema, (await answer.text()).normalize('NFKD').trim().split('\n'));
}

/** Every list, English first. */
export function readWordlists(): Promise<readonly (readonly string[])[]> {
  return Promise.all(languages.map((language) => readWordlist(language)));
}
