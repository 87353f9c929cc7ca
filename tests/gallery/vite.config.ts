import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The gallery: our pages with a background that is played. Never part of a build. */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  publicDir: false,
  clearScreen: false,
  logLevel: 'error',
  resolve: {
    alias: [
      { find: '@/lib/browser', replacement: `${root}tests/gallery/browser.ts` },
      { find: /^@\//, replacement: root },
    ],
  },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: { target: 'es2022' },
  preview: { host: '127.0.0.1', port: 0 },
});
