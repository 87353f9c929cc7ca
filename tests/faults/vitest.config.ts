import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Started by `npm run faults`, which starts the node and tells where it is. */
export default defineConfig({
  root,
  resolve: { alias: { '@': root } },
  plugins: [await WxtVitest()],
  test: {
    setupFiles: ['tests/setup/unit.ts'],
    include: ['tests/faults/part.test.ts'],
    testTimeout: 1_800_000,
    hookTimeout: 60_000,
  },
});
