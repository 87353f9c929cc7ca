/** The files of the repository, for tests about how they are written. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export type Source = {
  /** Path from the repository's root, with slashes. */
  path: string;
  text: string;
};

export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');

const passedOver = new Set(['node_modules', 'out', 'cache', 'coverage', 'test-results']);

/** All text files that could be committed; not what tools wrote. */
export function readSources(folder = ''): readonly Source[] {
  return readdirSync(join(root, folder)).flatMap((name) => {
    const path = folder ? `${folder}/${name}` : name;
    if (passedOver.has(name)) return [];
    if (statSync(join(root, path)).isDirectory()) {
      // Hidden folders hold builds and local state, but for the one that starts everything.
      return name.startsWith('.') && name !== '.ci' ? [] : readSources(path);
    }
    if (/\.(png|ico|woff2|log|gz)$/.test(name) || name === '.git') return [];
    return [{ path, text: readFileSync(join(root, path), 'utf8') }];
  });
}

export const isTest = ({ path }: Source) => /\.test\.tsx?$/.test(path);
export const isTypeScript = ({ path }: Source) => /\.tsx?$/.test(path);

/** What is shipped in the extension. */
export const isShipped = (source: Source) =>
  /^(lib|components|entrypoints)\//.test(source.path) && !isTest(source);

/** Lines in which a pattern occurs, as `path:line: text`. */
export function findLines(sources: readonly Source[], pattern: RegExp): readonly string[] {
  return sources.flatMap(({ path, text }) =>
    text
      .split('\n')
      .map((line, index) => ({ line, number: index + 1 }))
      .filter(({ line }) => pattern.test(line))
      .map(({ line, number }) => `${path}:${number}: ${line.trim().slice(0, 120)}`),
  );
}
