/** Texts: every key that is used exists, in every language, with the same values. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { isShipped, isTypeScript, readSources, root } from './sources';

type Texts = Record<string, { message: string; description?: string }>;

const folder = join(root, 'public', '_locales');
const locales = readdirSync(folder);
const readTexts = (locale: string) =>
  JSON.parse(readFileSync(join(folder, locale, 'messages.json'), 'utf8')) as Texts;
const english = readTexts('en');
const sources = readSources('lib')
  .concat(readSources('components'), readSources('entrypoints'))
  .filter((source) => isShipped(source) && isTypeScript(source));

function listMatches(pattern: RegExp): readonly string[] {
  const found = sources.flatMap(({ text }) => [...text.matchAll(pattern)].map(([, key]) => key));
  return [...new Set(found.filter((key) => key !== undefined))].sort();
}

function listValues(message: string): readonly string[] {
  return [...new Set(message.match(/\$\d/g) ?? [])].sort();
}

describe('texts', () => {
  test.each(locales)('%s has the keys of English, with equal values in them', (locale) => {
    const texts = readTexts(locale);
    expect(Object.keys(texts).sort()).toEqual(Object.keys(english).sort());
    for (const [key, { message }] of Object.entries(texts)) {
      expect([key, listValues(message)]).toEqual([key, listValues(english[key]?.message ?? '')]);
    }
  });

  test.each(locales)('%s has no empty text', (locale) => {
    const empty = Object.entries(readTexts(locale)).filter(([, { message }]) => !message.trim());
    expect(empty).toEqual([]);
  });

  test('every key given to t() exists', () => {
    const used = listMatches(/(?<![\w.])t\(\s*'([\w]+)'/g);
    expect(used.filter((key) => english[key] === undefined)).toEqual([]);
  });

  test('every stem given to plural() has both forms', () => {
    const forms = listMatches(/(?<![\w.])plural\(\s*'([\w]+)'/g).flatMap((stem) => [
      `${stem}_one`,
      `${stem}_other`,
    ]);
    expect(forms.filter((key) => english[key] === undefined)).toEqual([]);
  });

  test('every error code has its text', () => {
    const codes = listMatches(/readonly code(?::[^=;]+)? = '([\w.-]+)'/g);
    expect(codes.length).toBeGreaterThan(5);
    const keys = codes.map((code) => `error_${code.replaceAll(/[.-]/g, '_')}`);
    expect(keys.filter((key) => english[key] === undefined)).toEqual([]);
  });
});
