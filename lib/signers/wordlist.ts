/** The words recovery phrases are made of, packaged as a file: they are needed twice in a keystore's life. */
import * as v from 'valibot';
import { browser } from '@/lib/browser';

const schema = v.pipe(v.array(v.pipe(v.string(), v.regex(/^[a-z]{3,8}$/))), v.length(2048));

/**
 * BIP-39's English list, in its order.
 * @throws TypeError or ValiError when the extension's own file cannot be read
 */
export async function readWordlist(): Promise<readonly string[]> {
  const answer = await fetch(browser.runtime.getURL('/wordlists/english.txt'));
  return v.parse(schema, (await answer.text()).trim().split('\n'));
}
