/** What stands in the repository runs by itself: no command needs a file that another command makes first. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

test('the compiler’s settings come from no file that is made: programs find their modules in a bare clone', () => {
  const settings = JSON.parse(readFileSync('tsconfig.json', 'utf8'));
  expect(settings.extends).toBeUndefined();
  expect(settings.compilerOptions.paths).toEqual({ '@/*': ['./*'] });
});
