/** The defences of `npm run defences` still fit the code: what would be taken out is there, once, and so is its test. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { mutants, mutantsOfBuilds } from '../defences/mutants';

describe('defences', () => {
  const all = [...mutants, ...mutantsOfBuilds];

  test('each has a name of its own', () => {
    expect(new Set(all.map(({ without }) => without)).size).toBe(all.length);
  });

  test.each([...new Set(mutantsOfBuilds.map((mutant) => mutant.test.file))])(
    'every test of %s has one that it turns red without',
    (file) => {
      const names = mutantsOfBuilds.flatMap(({ test: { file: at, name } }) =>
        at === file ? [name] : [],
      );
      const titles = [...readFileSync(file, 'utf8').matchAll(/\btest\('([^']+)'/g)];
      const free = titles.filter(([, title]) => !names.some((name) => title?.startsWith(name)));
      expect(free.map(([, title]) => title)).toEqual([]);
      expect(titles).not.toEqual([]);
    },
  );

  test.each(all.map((mutant) => [mutant.without, mutant] as const))(
    'without %s',
    (_, { file, find, put, test: { file: testFile, name } }) => {
      const parts = readFileSync(file, 'utf8').split(find);
      expect(parts, `"${find}" once in ${file}`).toHaveLength(2);
      expect(put).not.toBe(find);
      expect(readFileSync(testFile, 'utf8'), `a test "${name}"`).toContain(name);
    },
  );
});
