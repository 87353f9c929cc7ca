/**
 * What holds for every hub's page knowledge, the saved real pages included: they are kept outside the repository
 * (`COMMONWEIGHT_HUB_PAGES`, or beside it) and left out where they are not there.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import type { Hub, ModelReference } from '@/lib/hubs/types';
import { sighting } from '@/lib/protocol/schemas';

const pages = [process.env['COMMONWEIGHT_HUB_PAGES'], resolve('../shared/hub-pages')].find(
  (folder) => folder !== undefined && existsSync(folder),
);
type Expected = { hub: string; url: string | null; titleModel: string | null; cards: string[] };

/** Whether it has the form of what messages ask about. */
function isTaken({ path, ...of }: ModelReference): boolean {
  const seen = { ...of, place: 'title', ...(path !== null && { path }) };
  return v.safeParse(sighting, seen).success;
}

/** `name` is the hub's in expected.json; `prefix` what stands before its ids in a locator. */
export function describeHubPages(hub: Hub, { name, prefix }: { name: string; prefix: string }) {
  const origin = (hub.matches[0] ?? '').replace('/*', '');

  describe('any page', () => {
    test('a URL gives a sighting of this hub that the background takes or null, never a throw', () => {
      const words = ['models', 'library', 'a', 'b:c', '1', 'tree', 'blob', 'file', 'view', 'refs'];
      const segment = fc.oneof(
        fc.string(),
        fc.constantFrom(...words, '', '%', '%E0%A4%A', 'x'.repeat(250)),
      );
      // Most of what a hub has lies below a model.
      const parts = fc.tuple(
        fc.constantFrom([], ['a', 'b'], ['models', 'a', 'b'], ['models', '1'], ['library', 'a']),
        fc.array(segment, { maxLength: 8 }),
      );
      fc.assert(
        fc.property(
          parts.map(([start, more]) => [...start, ...more]),
          (parts) => {
            const text = `${origin}/${parts.join('/')}`;
            if (!URL.canParse(text)) return;
            const found = hub.locate(new URL(text));
            if (found === null) return;
            expect(found.locator.startsWith(prefix)).toBe(true);
            expect(isTaken(found)).toBe(true);
          },
        ),
        { numRuns: 500 },
      );
    });

    test('a file so deep that its path is longer than the background takes', () => {
      const deep = Array.from({ length: 8 }, () => 'x'.repeat(200)).join('/');
      for (const start of ['a/b/blob/main', 'models/a/b/file/view/main']) {
        const found = hub.locate(new URL(`${origin}/${start}/${deep}`));
        expect(found === null || isTaken(found)).toBe(true);
      }
    });

    test('a URL of 10,000 characters', () => {
      const path = `/models/${'a'.repeat(5000)}/${'b'.repeat(5000)}`;
      expect(hub.locate(new URL(path, origin))).toBeNull();
    });

    test('other hosts and schemes are not this hub’s', () => {
      const { host } = new URL(origin);
      for (const other of [
        `http://${host}`,
        `https://${host}.evil.example`,
        'https://evil.example',
      ]) {
        for (const path of ['/a/b', '/models/1', '/models/a/b', '/library/a']) {
          expect(hub.locate(new URL(path, other))).toBeNull();
        }
      }
    });
  });

  describe.skipIf(!pages)('real pages', () => {
    const folder = pages ?? '.';
    const all: [string, Expected][] = pages
      ? Object.entries(JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')))
      : [];
    test.each(all)('%s', (file, expected) => {
      const text = readFileSync(join(folder, file), 'utf8');
      const page = new DOMParser().parseFromString(text, 'text/html');
      const here = new URL(expected.url ?? 'https://huggingface.co/collections/x/y');
      const found = [...hub.spots(page, here)].map((spot) => spot.sighting);
      const isOurs = expected.hub === name;
      const names = (ids: (string | null)[]) =>
        ids.filter((id) => id !== null).map((id) => `${prefix}${id.toLowerCase()}`);
      const of = (place: string) =>
        found.filter((one) => one.place === place).map((one) => one.locator as string);
      expect(of('title')).toEqual(isOurs ? names([expected.titleModel]) : []);
      expect(of('card')).toEqual(isOurs ? names(expected.cards) : []);
    });
  });
}
