import { readFileSync } from 'node:fs';
import {
  czech,
  english,
  french,
  italian,
  japanese,
  korean,
  portuguese,
  simplifiedChinese,
  spanish,
  traditionalChinese,
} from 'viem/accounts';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { languages, readWordlist, readWordlists } from './wordlist';

const packaged = readFileSync('public/wordlists/english.txt', 'utf8');

/** Answers for the extension's own files. */
function serve(text: string) {
  const asked: string[] = [];
  vi.stubGlobal('fetch', async (url: string) => {
    asked.push(url);
    return new Response(text);
  });
  return asked;
}

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('readWordlist', () => {
  test('default: the packaged list is that of BIP-39, word for word', async () => {
    const asked = serve(packaged);
    expect(await readWordlist()).toEqual(english);
    expect(asked).toEqual([fakeBrowser.runtime.getURL('/wordlists/english.txt')]);
  });

  test('args: every language, as BIP-39 has it, in NFKD', async () => {
    vi.stubGlobal('fetch', async (url: string) => {
      const path = new URL(url).pathname;
      return new Response(readFileSync(`public${path}`, 'utf8'));
    });
    const lists = [
      ...[english, czech, french, italian, japanese, korean, portuguese],
      ...[simplifiedChinese, spanish, traditionalChinese],
    ];
    const expected = lists.map((list) => list.map((word) => word.normalize('NFKD')));
    expect(languages).toHaveLength(10);
    expect(await readWordlists()).toEqual(expected);
  });

  test.each([
    ['cut short', packaged.slice(0, 5000)],
    ['empty', ''],
    ['another file', '<!doctype html>'],
  ])('error: %s', async (_, text) => {
    serve(text);
    await expect(readWordlist()).rejects.toThrow();
  });
});
