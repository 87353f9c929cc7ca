/** One keeper for one account: two would use the same nonces and count apart what they spend. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Takes the lock; the returned function gives it back. The lock of a process that is gone is taken over.
 * @throws when another keeper holds it.
 */
export function takeLock(file: string): () => void {
  mkdirSync(dirname(file), { recursive: true });
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
  } catch {
    const holder = readHolder(file);
    if (holder !== null) {
      throw new Error(
        `A keeper with this account runs already (process ${holder}). Give the second one an account of its own; if that process is no keeper, remove ${file}.`,
      );
    }
    writeFileSync(file, String(process.pid));
  }
  return () => rmSync(file, { force: true });
}

/** The process that holds it, or null when it is gone. */
function readHolder(file: string): number | null {
  const pid = Number(readFileSync(file, 'utf8'));
  // Killed while it wrote; and signals to 0 and below go to whole groups.
  if (!Number.isInteger(pid) || pid <= 0) return null;
  try {
    process.kill(pid, 0);
    return pid;
  } catch (error) {
    // Alive, but somebody else's.
    const isAlive = error instanceof Error && 'code' in error && error.code === 'EPERM';
    return isAlive ? pid : null;
  }
}
