/**
 * Completes package-lock.json with the optional platform packages (another system, another processor)
 * that a partial registry mirror did not list, so that `npm ci` accepts the lock file everywhere.
 * Their versions are exact in the parent's manifest; without an integrity npm takes the registry's own.
 * Run it after every `npm install` that changes the lock: `npm run lock`.
 */
import { readFileSync, writeFileSync } from 'node:fs';

const systems = ['darwin', 'win32', 'linux', 'android', 'freebsd', 'openharmony'];
const processors = {
  amd64: 'x64',
  x64: 'x64',
  arm64: 'arm64',
  arm: 'arm',
  ppc64: 'ppc64',
  riscv64: 'riscv64',
  s390x: 's390x',
  ia32: 'ia32',
};

const file = 'package-lock.json';
const lock = JSON.parse(readFileSync(file, 'utf8'));

/** Where npm would find `name` from the package at `path`, or null. */
function resolve(path, name) {
  for (let base = path; ; base = base.slice(0, Math.max(0, base.lastIndexOf('/node_modules/')))) {
    const candidate = `${base ? `${base}/` : ''}node_modules/${name}`;
    if (lock.packages[candidate]) return candidate;
    if (!base) return null;
  }
}

const added = [];
for (const [path, entry] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    if (resolve(path, name) || !/^\d+\.\d+\.\d+$/.test(version)) continue;
    const words = name.split(/[/-]/);
    const system = systems.find((word) => words.includes(word));
    const processor = words.map((word) => processors[word]).find(Boolean);
    if (!system || !processor) continue;
    const libc = words.some((word) => word.startsWith('musl')) ? { libc: ['musl'] } : {};
    const target = `node_modules/${name}`;
    lock.packages[target] = {
      version,
      cpu: [processor],
      dev: true,
      ...libc,
      optional: true,
      os: [system],
    };
    added.push(`${name}@${version}`);
  }
}
const root = lock.packages[''];
const { '': _, ...rest } = lock.packages;
const sorted = Object.fromEntries(
  Object.entries(rest).sort(([a], [b]) => a.localeCompare(b, 'en')),
);
lock.packages = { '': root, ...sorted };
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
console.log(`${added.length} platform packages completed`);
