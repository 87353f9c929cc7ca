/** docs/states.md: made from the scenarios, with a picture each, and none of the words, links and hubs left out. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { hubs } from '@/lib/hubs/index';
import type { LinkState, VerdictWord } from '@/lib/model/verdict';
import { linkRules } from '@/lib/provenance/link-rules';
import { wordRules } from '@/lib/provenance/word-rules';
import { documentPath, formatDocument, pictureFolder } from '../states/document';
import { scenarios } from '../states/scenarios';

const bytesMax = 3_000_000;
const shown = <Key extends 'word' | 'link' | 'hub' | 'id'>(key: Key) =>
  new Set(scenarios.map((scenario) => scenario[key]));

describe('states', () => {
  test('the page is what the scenarios say (npm run states)', () => {
    expect(readFileSync(documentPath, 'utf8')).toBe(formatDocument(scenarios));
  });

  test('every word that the judge can say is shown', () => {
    const words = new Set<VerdictWord>(wordRules.map(({ result }) => result));
    expect([...words].filter((word) => !shown('word').has(word))).toEqual([]);
  });

  test('every state of a link is shown', () => {
    const links = new Set<LinkState>(linkRules.map(({ result }) => result));
    expect([...links].filter((link) => !shown('link').has(link))).toEqual([]);
  });

  test('every hub is shown, and a mirror', () => {
    const ids = [...hubs.map(({ id }) => id), 'mirror'];
    expect(ids.filter((id) => !shown('hub').has(id))).toEqual([]);
  });

  test('each has one picture, and there are no others', () => {
    const names = readdirSync(pictureFolder);
    expect(names.sort()).toEqual([...shown('id')].map((id) => `${id}.png`).sort());
    expect(shown('id').size).toBe(scenarios.length);
    const bytes = names.map((name) => statSync(join(pictureFolder, name)).size);
    expect(bytes.reduce((sum, one) => sum + one, 0)).toBeLessThan(bytesMax);
  });
});
