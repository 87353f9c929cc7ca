// npm run contracts:build: compiles the contracts, writes contracts/out and the ABIs the extension is built with.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { abiFiles } from './abi';
import { abiFolder, outputFolder } from './paths';
import { type Artifact, type Build, buildContracts } from './solidity';

/** Writes one JSON file for each of our contracts, and the compiler's input for block explorers. */
function writeArtifacts({ input, artifacts }: Build): Artifact[] {
  const ours = artifacts.filter(({ source }) => source.startsWith('src/'));
  rmSync(outputFolder, { recursive: true, force: true });
  mkdirSync(outputFolder, { recursive: true });
  for (const artifact of ours) {
    writeFileSync(
      join(outputFolder, `${artifact.name}.json`),
      `${JSON.stringify(artifact, null, 2)}\n`,
    );
  }
  writeFileSync(join(outputFolder, 'standard-input.json'), `${JSON.stringify(input)}\n`);
  return ours;
}

function writeAbis(artifacts: readonly Artifact[]): void {
  const files = abiFiles(artifacts);
  mkdirSync(abiFolder, { recursive: true });
  for (const stale of readdirSync(abiFolder)) {
    if (!files.has(stale)) rmSync(join(abiFolder, stale));
  }
  for (const [name, content] of files) writeFileSync(join(abiFolder, name), content);
}

const build = buildContracts();
const ours = writeArtifacts(build);
writeAbis(build.artifacts);
for (const { name, deployedBytecode } of ours.filter((one) => one.bytecode !== '0x')) {
  console.log(`${name.padEnd(16)} ${String(deployedBytecode.length / 2 - 1).padStart(6)} bytes`);
}
