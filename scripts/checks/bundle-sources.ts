// npm run sizes: what the background is made of, by source, from the source maps of a build made for this. gzip of a part
// alone: parts packed together come out smaller, so the column adds up to more than the whole.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'wxt';
import { rootFolder } from '../contracts/paths';
import { listImports } from './first-view.mjs';

const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
type SourceMap = { sources: (string | null)[]; mappings: string };
type Mark = { line: number; column: number; source: number };

/** Numbers of a segment: base 64 VLQ, the lowest bit is the sign (ECMA-426). */
function readNumbers(segment: string): number[] {
  const numbers: number[] = [];
  for (let [value, shift, at] = [0, 0, 0]; at < segment.length; at++) {
    const digit = digits.indexOf(segment[at] ?? '');
    value |= (digit & 31) << shift;
    shift += 5;
    if (digit & 32) continue;
    numbers.push(value & 1 ? -(value >> 1) : value >> 1);
    [value, shift] = [0, 0];
  }
  return numbers;
}

/** Where in the file another source begins. */
function readMarks({ mappings }: SourceMap): Mark[] {
  let source = 0;
  return mappings.split(';').flatMap((text, line) => {
    let column = 0;
    return text
      .split(',')
      .filter(Boolean)
      .map((segment) => {
        const [columns = 0, sources = 0] = readNumbers(segment);
        column += columns;
        source += sources;
        return { line, column, source };
      });
  });
}

/** Folder of ours, or package, of a path from the repository's root. */
function toPart(source: string): string {
  const path = source.replace(/^.*node_modules\//, 'npm ');
  if (path.startsWith('lib/chain/abi/')) return 'lib/chain/abi';
  return /^(?:npm @[^/]+\/[^/]+|npm [^/]+|[^/]+\/[^/]+)/.exec(path)?.[0] ?? path;
}

function addParts(parts: Map<string, string>, file: string): void {
  const text = readFileSync(file, 'utf8');
  const { sources, marks } = readMap(file);
  const starts = [0];
  for (const line of text.split('\n')) starts.push((starts.at(-1) ?? 0) + line.length + 1);
  const offsets = marks.map(({ line, column }) => (starts[line] ?? 0) + column);
  for (const [index, { source }] of marks.entries()) {
    const code = text.slice(offsets[index], offsets[index + 1]);
    const name = sources[source];
    const part = name ? toPart(relative(rootFolder, resolve(dirname(file), name))) : 'glue';
    parts.set(part, (parts.get(part) ?? '') + code);
  }
}

/** The bundler's own helpers have no map: they are glue from the first letter. */
function readMap(file: string): { sources: (string | null)[]; marks: Mark[] } {
  const path = `${file}.map`;
  if (!existsSync(path)) return { sources: [], marks: [{ line: 0, column: 0, source: 0 }] };
  const map = JSON.parse(readFileSync(path, 'utf8')) as SourceMap;
  return { sources: map.sources, marks: readMarks(map) };
}

const nothing = () => {};
const silent = {
  debug: nothing,
  log: nothing,
  info: nothing,
  warn: nothing,
  error: console.error,
  fatal: console.error,
  success: nothing,
  level: 0,
};
const gzipKb = (text: string) => (gzipSync(text, { level: 9 }).length / 1000).toFixed(1);
const folder = mkdtempSync(join(tmpdir(), 'sizes-'));
try {
  await build({ outDir: folder, logger: silent, vite: () => ({ build: { sourcemap: true } }) });
  const root = join(folder, 'chrome-mv3');
  const files = listImports(root, 'background.js').map((file) => join(root, file));
  const parts = new Map<string, string>();
  for (const file of files) addParts(parts, file);
  const rows = [...parts].sort(([, a], [, b]) => b.length - a.length);
  console.log('| part | kB | gzip |\n|---|---:|---:|');
  for (const [part, code] of rows) {
    console.log(`| ${part} | ${(code.length / 1000).toFixed(1)} | ${gzipKb(code)} |`);
  }
  const whole = files.map((file) => readFileSync(file, 'utf8'));
  const sum = whole.reduce((total, text) => total + Number(gzipKb(text)), 0);
  console.log(`| whole | ${(whole.join('').length / 1000).toFixed(1)} | ${sum.toFixed(1)} |`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
