/** The pages' style, and their script, put together from `browser/` once a process. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'vite';

export type Assets = { style: string; script: string };

/** In their order: what is said of every page first. */
const sheetNames = [
  'page',
  'frame',
  'repository-header',
  'model-card',
  'listing',
  'other-pages',
  'files',
] as const;

const readSheet = (name: (typeof sheetNames)[number]) =>
  readFile(join(import.meta.dirname, 'style', `${name}.css`), 'utf8');

let assets: Promise<Assets> | null = null;

/** Reads and builds them on the first call. @throws when the script does not build. */
export function loadAssets(): Promise<Assets> {
  assets ??= createAssets();
  return assets;
}

async function createAssets(): Promise<Assets> {
  const sheets = await Promise.all(sheetNames.map(readSheet));
  const style = sheets.join('\n');
  const result = await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    build: {
      write: false,
      minify: false,
      rollupOptions: {
        input: join(import.meta.dirname, 'browser/main.ts'),
        output: { format: 'iife' },
      },
    },
  });
  const [output] = [result].flat();
  const chunk = output && 'output' in output ? output.output[0] : null;
  if (!chunk) throw new Error('The script of the demo hub did not build.');
  return { style, script: chunk.code };
}
