/** The defences of `npm run defences` still fit the code: what would be taken out is there, once, and so is its test. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { takeOut } from '../defences/mutant';
import { mutants, mutantsOfBuilds } from '../defences/mutants';
import { forbiddenActs } from '../helpers/forbidden-acts';

/** The text of a file of tests; the table of acts, each of which is refused by another rule, as one test for each. */
function readTests(file: string): string {
  return readFileSync(file, 'utf8').replace(/test\.each\(forbiddenActs\)\('(.+)%s'/, (_, title) =>
    forbiddenActs.map(([act]) => `test('${title}${act}'`).join('\n'),
  );
}

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
      const text = readTests(file);
      // Of other tables one row stands for all: a name is the title up to its placeholder.
      const titles = [...text.matchAll(/(?:\btest|\))\(\s*'([^']+)'/g)].map(([, title]) => title);
      expect(titles.filter((title) => !names.some((name) => title?.startsWith(name)))).toEqual([]);
      expect(titles, 'titles found').toHaveLength([...text.matchAll(/^ *test\b/gm)].length);
    },
  );

  const threats = readFileSync('docs/threat-model.md', 'utf8')
    .split('\n')
    .filter((line) => /^\| T\d+ \|/.test(line) && !line.includes('.t.sol'))
    .map((line) => [line.split('|')[1]?.trim() ?? '', line] as const);

  // Those of the contracts have mutants of their own, in contracts/test.
  test.each(threats)('%s names a test that one of them turns red', (_, row) => {
    const named = [...row.matchAll(/`([^`]+) › ([^`]+)`/g)].map(([, file, name = '']) =>
      all.filter(
        ({ test: { file: at, name: part } }) =>
          at === file && (name.includes(part) || part.includes(name)),
      ),
    );
    expect(named.flat()).not.toEqual([]);
  });

  test.each([
    ['that is gone', 'no check', 0],
    ['that is there twice', 'check(); check();', 2],
  ])('one %s is not taken out', (_, text, times) => {
    const mutant = { file: 'a.ts', find: 'check();', put: '$&', without: 'a check' };
    const taken = (from: string) => takeOut(from, { ...mutant, test: { file: '', name: '' } });
    expect(() => taken(text)).toThrow(`a.ts has "check();" ${times} times, not once.`);
    expect(taken('if (ok) check();')).toBe('if (ok) $&');
  });

  test.each(all.map((mutant) => [mutant.without, mutant] as const))('without %s', (_, mutant) => {
    const { file: testFile, name } = mutant.test;
    const text = readFileSync(mutant.file, 'utf8');
    expect(takeOut(text, mutant)).not.toBe(text);
    expect(readTests(testFile), `a test "${name}"`).toContain(name);
  });
});
