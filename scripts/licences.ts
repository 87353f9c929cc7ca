/**
 * Writes public/licences.txt: the licence of every package that ends up in the extension, with its text.
 * `npm run licences` writes, `npm run licences -- --check` exits 1 when the file is not up to date.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

type LockEntry = {
  version: string;
  dev?: boolean;
  optional?: boolean;
  peer?: boolean;
  license?: string;
};

const target = 'public/licences.txt';

/** In the production tree but never in a bundle: types, a peer of types, sockets of Node. */
const notBundled = /(^|\/)node_modules\/(@types\/.+|typescript|zod|ws|isows|@wxt-dev\/browser)$/;

/** The production packages of the lock file, by path, in order. */
function getBundled(): [string, LockEntry][] {
  const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
    packages: Record<string, LockEntry>;
  };
  return Object.entries(lock.packages).filter(
    ([path, entry]) =>
      path !== '' && !entry.dev && !entry.optional && !entry.peer && !notBundled.test(path),
  );
}

function readLicenceText(path: string): string {
  const file = readdirSync(path).find((name) => /^licen[cs]e(\.|$)/i.test(name));
  return file
    ? readFileSync(join(path, file), 'utf8').trim()
    : '(the package ships no licence text)';
}

function format(): string {
  const parts = getBundled().map(([path, { version, license }]) => {
    const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
    const rule = '-'.repeat(72);
    return `${rule}\n${name} ${version} · ${license ?? 'unknown'}\n${rule}\n${readLicenceText(path)}\n`;
  });
  return `Commonweight is MIT licensed. It contains these packages.\n\n${parts.join('\n')}`;
}

const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } });
const text = format();
if (values.check) {
  const before = readFileSync(target, 'utf8');
  if (before !== text) {
    console.error(`${target} is not up to date: npm run licences`);
    process.exitCode = 1;
  }
} else {
  writeFileSync(target, text);
}
