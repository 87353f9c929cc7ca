import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';
import { mutants } from './mutants';

const root = fileURLToPath(new URL('../..', import.meta.url));
const chosen = mutants.find(({ without }) => without === process.env['WITHOUT']);

/** Takes one defence out of the code as it is loaded; the file stays what it is. */
const mutate: Plugin = {
  name: 'mutate',
  enforce: 'pre',
  transform: (code, id) =>
    chosen && id.endsWith(`/${chosen.file}`) ? code.replace(chosen.find, () => chosen.put) : null,
};

/** Used by `npm run defences`, which says what to leave out and which test to run. */
export default defineConfig({
  root,
  resolve: { alias: { '@': root } },
  plugins: [mutate, await WxtVitest()],
  test: {
    setupFiles: ['tests/setup/unit.ts'],
    include: ['lib/**/*.test.ts', 'tests/unit/**/*.test.ts', 'tests/integration/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
