/** A note about the demo that runs now, so that other commands find it. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { demoFolder } from './demo-folder';

export type RunNote = { pid: number; rpcUrl: string; hubPort: number };

const noteFile = join(demoFolder, 'run.json');

/** The demo that runs now, or null. A note whose process is gone does not count. */
export function readRunNote(): RunNote | null {
  try {
    const note = JSON.parse(readFileSync(noteFile, 'utf8')) as RunNote;
    process.kill(note.pid, 0);
    return note;
  } catch {
    // No note, or nobody behind it any more.
    return null;
  }
}

export function writeRunNote(note: RunNote): void {
  mkdirSync(dirname(noteFile), { recursive: true });
  writeFileSync(noteFile, `${JSON.stringify(note)}\n`);
}

export function removeRunNote(): void {
  rmSync(noteFile, { force: true });
}
