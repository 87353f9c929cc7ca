/**
 * Makes the packages of package-lock.json stand in node_modules. Only Node's own modules here: this runs
 * before anything is installed.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, lstatSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const oldestNode = [20, 19];

/** Ends the process with a sentence when Node is too old for the tools. */
export function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1])) return;
  console.error(
    `Node ${oldestNode.join('.')} or newer is needed; this is ${process.versions.node}.`,
  );
  process.exit(1);
}

/** Whether node_modules holds what the lock file asks for on this platform. */
export function isInstalled(root) {
  const installedFile = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(installedFile)) return false;
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  const installed = JSON.parse(readFileSync(installedFile, 'utf8')).packages;
  return Object.entries(wanted).every(([path, { version, optional, devOptional, peer }]) => {
    if (path === '') return true;
    const found = installed[path];
    // Optional ones are for other platforms, or are left out by npm for reasons of its own.
    return found ? found.version === version : Boolean(optional || devOptional || peer);
  });
}

/** Runs `npm ci` when packages are missing or stale. Ends the process when that fails. */
export function ensureInstalled(root, say) {
  if (isInstalled(root)) return;
  const folder = join(root, 'node_modules');
  if (existsSync(folder) && lstatSync(folder).isSymbolicLink()) {
    say('node_modules is a link to packages that do not match the lock file; it is left as it is.');
    return;
  }
  say('Installing the packages of package-lock.json (npm ci).');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const { status } = spawnSync(npm, ['ci', '--no-audit', '--no-fund'], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (status !== 0) {
    console.error('npm ci failed; its own message stands above.');
    process.exit(1);
  }
}

/** Runs a TypeScript program of ours with the arguments given to us, and ends as it ends. */
export function handOver(root, program) {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', join(root, program), ...process.argv.slice(2)],
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
}
