// contracts/out: what the last compile made, kept so that a start need not compile again.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { outputFolder } from './paths';
import { contractArtifacts } from './release';
import { type Artifact, type Build, buildContracts, readInput } from './solidity';

/** Standard JSON for block explorers; also tells whether the artifacts beside it are of these sources. */
const inputFile = 'standard-input.json';

/** Writes one JSON file for each contract that is ours or is deployed with ours; returns those. */
export function writeArtifacts({ input, artifacts }: Build): Artifact[] {
  const kept = artifacts.filter(
    ({ name, source }) => source.startsWith('src/') || contractArtifacts.has(name),
  );
  rmSync(outputFolder, { recursive: true, force: true });
  mkdirSync(outputFolder, { recursive: true });
  for (const artifact of kept) {
    writeFileSync(
      join(outputFolder, `${artifact.name}.json`),
      `${JSON.stringify(artifact, null, 2)}\n`,
    );
  }
  writeFileSync(join(outputFolder, inputFile), JSON.stringify(input));
  return kept;
}

/** The artifacts of the present sources: from contracts/out when they are there, else compiled and written. */
export function loadArtifacts(): Artifact[] {
  if (!isFresh()) return writeArtifacts(buildContracts());
  return readdirSync(outputFolder)
    .filter((file) => file !== inputFile)
    .map((file) => JSON.parse(readFileSync(join(outputFolder, file), 'utf8')) as Artifact);
}

function isFresh(): boolean {
  try {
    return readFileSync(join(outputFolder, inputFile), 'utf8') === JSON.stringify(readInput());
  } catch {
    // Never compiled here.
    return false;
  }
}
