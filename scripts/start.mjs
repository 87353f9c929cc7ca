/**
 * `npm start`: works in a bare clone. Installs the packages when they are missing or stale, then hands over
 * to scripts/start/main.ts. Only Node's own modules here.
 */
import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkNode, ensureInstalled } from './setup/install.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

checkNode();
ensureInstalled(root, (line) => console.log(line));

const child = spawn(
  process.execPath,
  ['--import', 'tsx', join(root, 'scripts', 'start', 'main.ts'), ...process.argv.slice(2)],
  { cwd: root, stdio: 'inherit' },
);
// Ctrl-C reaches both of us; the child stops what it started and we wait for it.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    if (signal !== 'SIGINT') child.kill(signal);
  });
}
child.once('exit', (code, signal) => {
  process.exitCode = code ?? (signal ? 1 : 0);
});
