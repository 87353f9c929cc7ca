/** The build of the extension that is tried: made anew each time, so that what is seen is what is written. */
import { join, resolve } from 'node:path';
import { runProgram } from '../process/run';

const root = resolve(import.meta.dirname, '../..');

/** Builds for Chromium and gives the folder. @throws an error with the build's own output. */
export async function buildExtension(): Promise<string> {
  const program = join(root, 'node_modules', 'wxt', 'bin', 'wxt.mjs');
  const { code, output } = await runProgram(process.execPath, [program, 'build', root]);
  if (code !== 0) throw new Error(`The build of the extension failed:\n${output}`);
  return join(root, '.output', 'chrome-mv3');
}
