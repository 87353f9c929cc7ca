import { defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';

export default defineConfig({
  plugins: [await WxtVitest()],
  test: {
    include: [
      'lib/**/*.test.{ts,tsx}',
      'components/**/*.test.{ts,tsx}',
      'scripts/**/*.test.ts',
      'tests/architecture/**/*.test.ts',
      'tests/unit/**/*.test.{ts,tsx}',
      'tests/protocol-model/**/*.test.ts',
      'tests/worlds/{bad-*,requests}.test.ts',
    ],
    setupFiles: ['tests/setup/unit.ts'],
    // Property tests and scrypt on two busy cores.
    testTimeout: 20_000,
    mockReset: true,
    restoreMocks: true,
  },
});
