import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** What compiles again and again: minutes, so not part of `npm test`. */
export default defineConfig({
  root,
  resolve: { alias: { '@': root } },
  test: { include: ['tests/slow/**/*.test.ts'], maxWorkers: 1 },
});
