/** The build of the extension that is tried: made anew when what it is made of has changed, so that what is seen is what is written. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { runProgram } from '../process/run';

const root = resolve(import.meta.dirname, '../..');
/** All that a build reads, besides node_modules. */
export const buildSources: readonly string[] = [
  ...['entrypoints', 'components', 'lib', 'public', 'contracts/abi', 'contracts/deployments.json'],
  ...['wxt.config.ts', 'tsconfig.json', 'package.json', 'package-lock.json'],
];

export type BuildOptions = {
  say: (line: string) => void;
  /** Ends the build when it fires; it throws then. */
  signal: AbortSignal;
};

/** Builds for Chromium, or finds the last build still true, and gives the folder. @throws an error with the build's own output. */
export async function buildExtension({ say, signal }: BuildOptions): Promise<string> {
  const folder = join(root, '.output', 'chrome-mv3');
  const noteFile = `${folder}.sources`;
  const digest = digestFiles(root, buildSources);
  if (isBuilt(folder, noteFile, digest)) {
    say('The extension is built already, and nothing of it has changed.');
    return folder;
  }
  say('Building the extension: about a minute.');
  await runBuild(root, signal);
  writeBuildNote(folder, noteFile, digest);
  return folder;
}

/** Builds what stands in a folder, for Chromium. @throws an error with the build's own output. */
export async function runBuild(base: string, signal?: AbortSignal): Promise<string> {
  const program = join(root, 'node_modules', 'wxt', 'bin', 'wxt.mjs');
  const { code, output } = await runProgram(process.execPath, [program, 'build', base], { signal });
  signal?.throwIfAborted();
  if (code !== 0) throw new Error(`The build of the extension failed:\n${output}`);
  return join(base, '.output', 'chrome-mv3');
}

/** Whether a folder holds the build of these sources; one that somebody else made since does not count. */
export function isBuilt(folder: string, noteFile: string, digest: string): boolean {
  if (!existsSync(noteFile) || !existsSync(join(folder, 'manifest.json'))) return false;
  return readFileSync(noteFile, 'utf8') === describeBuild(folder, digest);
}

export function writeBuildNote(folder: string, noteFile: string, digest: string): void {
  writeFileSync(noteFile, describeBuild(folder, digest));
}

/** One digest of the names and contents of files and folders. */
export function digestFiles(base: string, paths: readonly string[]): string {
  const hash = createHash('sha256');
  for (const path of paths) addFiles(hash, base, path);
  return hash.digest('hex');
}

function describeBuild(folder: string, digest: string): string {
  return `${digest} ${statSync(join(folder, 'manifest.json')).mtimeMs}`;
}

function addFiles(hash: ReturnType<typeof createHash>, base: string, path: string): void {
  const file = join(base, path);
  if (statSync(file).isDirectory()) {
    for (const name of readdirSync(file).sort()) addFiles(hash, base, join(path, name));
    return;
  }
  const content = readFileSync(file);
  hash.update(`${path}\0${content.length}\0`).update(content);
}
