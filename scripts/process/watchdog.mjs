/**
 * Ends the processes its parent started when the parent is gone, however it went (a crash and SIGKILL
 * run no exit handler). It reads `+pid` and `-pid` lines from its standard input; the input's end is the
 * parent's end. Started and fed by child.ts.
 */
import { createInterface } from 'node:readline';

const pids = new Set();
const lines = createInterface({ input: process.stdin });

lines.on('line', (line) => {
  const pid = Number(line.slice(1));
  if (line.startsWith('+')) pids.add(pid);
  else pids.delete(pid);
});
lines.on('close', () => {
  for (const pid of pids) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It ended by itself in the meantime.
    }
  }
  process.exit(0);
});
// Ctrl-C reaches the whole process group; the parent decides what ends, not the signal.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => {});
