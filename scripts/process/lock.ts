/** A file that one process holds at a time: what two would spoil for each other. */
import { randomUUID } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname } from 'node:path';

/**
 * What this process holds. Its own id in any other lock is that of one killed before it: in a container every start
 * may have the same. Of another container's processes nothing is known here, so the lock names the machine too.
 */
const held = new Set<string>();

export type Lock = {
  file: string;
  /** Who holds it, as a message begins: `A keeper with this account`. */
  holder: string;
  /** What the second one can do: `Give the second one an account of its own`. */
  advice: string;
};

/**
 * Takes the lock; the returned function gives it back. The lock of a process that is gone is taken over.
 * @throws when another process holds it, or takes it at this moment.
 */
export function takeLock(lock: Lock): () => void {
  const { file } = lock;
  mkdirSync(dirname(file), { recursive: true });
  if (!create(file)) takeOver(lock);
  held.add(file);
  return () => {
    held.delete(file);
    rmSync(file, { force: true });
  };
}

/** False where there is one. Whole from the first moment on: half of one would seem to be left behind. */
function create(file: string): boolean {
  const whole = toTemporary(file);
  writeFileSync(whole, `${process.pid} ${hostname()}`);
  try {
    return link(whole, file);
  } finally {
    rmSync(whole);
  }
}

/** A name beside it that nobody else has: another container's processes may have our id. */
function toTemporary(file: string): string {
  return `${file}.${randomUUID()}`;
}

/** Gives a file this name too; false where the name is taken. */
function link(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    throw error;
  }
}

/** Moves what was left behind aside first: of two who try, one finds it gone, or the other's in its place. */
function takeOver(lock: Lock): void {
  const { file } = lock;
  const aside = toTemporary(file);
  try {
    const left = readFileSync(file, 'utf8');
    assertGone(lock, left);
    renameSync(file, aside);
    const isWhatWasLeft = readFileSync(aside, 'utf8') === left;
    // Never over the lock of a third, which it would end.
    if (!isWhatWasLeft) link(aside, file);
    rmSync(aside);
    if (isWhatWasLeft && create(file)) return;
  } catch (error) {
    if (!hasCode(error, 'ENOENT')) throw error;
  }
  throw new Error(`${lock.holder} starts at this moment. ${lock.advice}.`);
}

function assertGone({ file, holder, advice }: Lock, text: string): void {
  // Signals to 0 and below go to whole groups.
  const found = /^([1-9]\d*) (.+)$/.exec(text);
  if (!found) return;
  const [pid, machine] = [Number(found[1]), found[2]];
  const isHere = machine === hostname();
  if (isHere && (pid === process.pid ? !held.has(file) : !isRunning(pid))) return;
  const where = isHere ? `process ${pid}` : `process ${pid} of ${machine}`;
  throw new Error(
    `${holder} runs already (${where}). ${advice}; if that process is none, or gone, remove ${file}.`,
  );
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Alive, but somebody else's.
    return hasCode(error, 'EPERM');
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
