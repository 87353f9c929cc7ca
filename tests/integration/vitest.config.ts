import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Our own code against a real node with the real contracts; no browser. */
export default defineConfig({
  root,
  resolve: { alias: { '@': root } },
  plugins: [await WxtVitest()],
  test: {
    setupFiles: ['tests/setup/unit.ts'],
    // Random worlds need no chain, but more time than a unit test should take.
    include: ['tests/integration/**/*.test.ts', 'tests/worlds/worlds.test.ts'],
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
