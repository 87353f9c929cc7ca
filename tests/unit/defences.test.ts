/** The defences of `npm run defences` still fit the code: what would be taken out is there, once, and so is its test. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { mutants } from '../defences/mutants';

describe('defences', () => {
  test.each(mutants.map((mutant) => [mutant.without, mutant] as const))(
    'without %s',
    (_, { file, find, put, test: { file: testFile, name } }) => {
      const parts = readFileSync(file, 'utf8').split(find);
      expect(parts, `"${find}" once in ${file}`).toHaveLength(2);
      expect(put).not.toBe(find);
      expect(readFileSync(testFile, 'utf8'), `a test "${name}"`).toContain(name);
    },
  );
});
