import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Real Chromium, real chain, built extension. Two files at a time, on two cores: a browser that waits for a block, an
 * alarm or a question leaves its core to the other. Each file has a browser, chain, hub and display of its own.
 */
export default defineConfig({
  root,
  resolve: { alias: { '@': root } },
  test: {
    include: ['tests/e2e/**/*.test.ts'],
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // On two busy cores a window, a worker or a block may take longer than a second.
    expect: { poll: { timeout: 15_000 } },
  },
});
