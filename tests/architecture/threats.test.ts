/** docs/threat-model.md against the tests it names. */
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const text = readFileSync('docs/threat-model.md', 'utf8');
const rows = text.split('\n').filter((line) => /^\| T\d+ \|/.test(line));
const references = (row: string) =>
  [...row.matchAll(/`([^`]+\.(?:test\.tsx?|t\.sol)) › ([^`]*)`/g)].map(
    ([, file = '', name = '']) => ({
      file,
      name,
    }),
  );

describe('threats', () => {
  test.each(rows.map((row) => [row.split('|')[1]?.trim() ?? '', row]))(
    '%s has tests, and they exist',
    (_threat, row) => {
      const named = references(row);
      expect(named).not.toEqual([]);
      for (const { file, name } of named) {
        expect(existsSync(file), file).toBe(true);
        expect(readFileSync(file, 'utf8'), `${file} has no test "${name}"`).toContain(name.trim());
      }
    },
  );

  test('every number is there or said to be missing', () => {
    const numbers = Array.from({ length: 24 }, (_, index) => `T${index + 1}`);
    expect(numbers.filter((one) => !new RegExp(`\\b${one}\\b`).test(text))).toEqual([]);
  });

  test('T18 run-time dependencies are those of the decision', () => {
    const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
    const decision = readFileSync('docs/decisions/0002-run-time-dependencies.md', 'utf8');
    const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
      packages: Record<string, { dev?: boolean }>;
    };
    const copies = Object.entries(lock.packages)
      .filter(([path, { dev }]) => path.endsWith('/@noble/hashes') && !dev)
      .map(([path]) => path);
    expect(copies, 'one copy, for chains and for files').toEqual(['node_modules/@noble/hashes']);
    for (const [name, version] of Object.entries(dependencies as Record<string, string>)) {
      expect(version, `${name} is pinned`).toMatch(/^\d+\.\d+\.\d+$/);
      expect(decision, `${name} is in the decision`).toContain(name);
    }
  });
});
