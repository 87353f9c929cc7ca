/** Everything the demo keeps, and whose it is: of two demos the second would spoil the chain of the first. */
import { readdir, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { takeLock } from '../process/lock';

/** Not committed. */
export const demoFolder = resolve(import.meta.dirname, '../../.demo');

const lockName = 'lock';

/**
 * Takes it, emptied where it is to begin anew; the returned function gives it back.
 * @throws while another demo has it: nothing of that is removed.
 */
export async function takeDemoFolder(of: { folder: string; fresh: boolean }): Promise<() => void> {
  const { folder, fresh } = of;
  const file = join(folder, lockName);
  const release = takeLock({ file, holder: 'A demo', advice: 'End it with Ctrl-C' });
  try {
    if (fresh) await empty(folder);
    return release;
  } catch (error) {
    release();
    throw error;
  }
}

async function empty(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (name !== lockName) await rm(join(folder, name), { recursive: true, force: true });
  }
}
