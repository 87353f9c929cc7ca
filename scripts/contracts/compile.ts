// npm run contracts:build: compiles the contracts and writes what follows from them: contracts/out, the ABIs the extension
// is built with, the addresses. `npm run contracts:fresh` (--check) compiles too, but fails when ABIs or addresses differ
// from those committed.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { writeArtifacts } from './artifacts';
import { generatedFiles } from './generated';
import { rootFolder, usedAbiFolder, wholeAbiFolder } from './paths';
import { buildContracts } from './solidity';

function readOr(file: string, otherwise: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    // Not there.
    return otherwise;
  }
}

function write(files: ReadonlyMap<string, string>): void {
  for (const folder of [usedAbiFolder, wholeAbiFolder]) {
    mkdirSync(folder, { recursive: true });
    const present = readdirSync(folder).map((name) => join(folder, name));
    for (const file of present) if (!files.has(file)) rmSync(file);
  }
  for (const [file, content] of files) writeFileSync(file, content);
}

function check(files: ReadonlyMap<string, string>): void {
  const stale = [...files].filter(([file, content]) => readOr(file, '') !== content);
  if (stale.length === 0) return;
  const names = stale.map(([file]) => relative(rootFolder, file)).join(', ');
  console.error(`Not fresh: ${names}. Run "npm run contracts:build" and commit the result.`);
  process.exitCode = 1;
}

const kept = writeArtifacts(buildContracts());
const files = generatedFiles(kept);
if (process.argv.includes('--check')) check(files);
else write(files);
for (const { name, deployedBytecode } of kept.filter((one) => one.bytecode !== '0x')) {
  console.log(`${name.padEnd(30)} ${String(deployedBytecode.length / 2 - 1).padStart(6)} bytes`);
}
