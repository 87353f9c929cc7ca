/**
 * Finds processes that outlive what started them, by a mark in their environment that children inherit.
 * Linux only: elsewhere the list is always empty.
 */
import { readdirSync, readFileSync } from 'node:fs';

export type Leftover = { pid: number; command: string };

/** The environment variable that carries the mark. */
export const markVariable = 'COMMONWEIGHT_RUN';

/** Processes other than this one whose environment carries the mark. */
export function listMarked(mark: string): readonly Leftover[] {
  if (process.platform !== 'linux') return [];
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return pids.flatMap((name) => {
    const pid = Number(name);
    if (pid === process.pid) return [];
    try {
      const environment = readFileSync(`/proc/${name}/environ`, 'utf8').split('\0');
      if (!environment.includes(`${markVariable}=${mark}`)) return [];
      // Empty for one that has ended and only waits for its parent to look.
      const command = readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
      return command ? [{ pid, command }] : [];
    } catch {
      // It ended while we looked, or is not ours to look at.
      return [];
    }
  });
}
