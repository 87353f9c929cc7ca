import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';
import { takeOut } from './mutant';
import { mutants } from './mutants';

const root = fileURLToPath(new URL('../..', import.meta.url));
const without = process.env['WITHOUT'];
const chosen = mutants.find((mutant) => mutant.without === without);
if (without && !chosen) throw new Error(`No defence is called "${without}".`);
const mutated = chosen && {
  file: chosen.file,
  text: takeOut(readFileSync(`${root}${chosen.file}`, 'utf8'), chosen),
};

/** Takes one defence out of the code as it is loaded; the file stays what it is. */
const mutate: Plugin = {
  name: 'mutate',
  enforce: 'pre',
  load: (id) => (mutated && id.endsWith(`/${mutated.file}`) ? mutated.text : null),
};

/** Used by `npm run defences`, which says what to leave out and which test to run. */
export default defineConfig({
  root,
  resolve: { alias: { '@': root } },
  plugins: [mutate, await WxtVitest()],
  test: {
    setupFiles: ['tests/setup/unit.ts', 'tests/defences/read-without.ts'],
    include: ['{lib,components,scripts,tests}/**/*.test.{ts,tsx}'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // As where the tests are at home: what one has put in place is gone for the next.
    mockReset: true,
    restoreMocks: true,
  },
});
