// What is committed and follows from the contracts' sources: ABIs and the deployments file.
import { join } from 'node:path';
import { usedAbiFiles, wholeAbiFiles } from './abi';
import { formatDeployments, readChains, toDeployments } from './deployments';
import { deploymentsFile, usedAbiFolder, wholeAbiFolder } from './paths';
import { planRelease } from './release';
import type { Artifact } from './solidity';

/** Content by path. Chains already noted in the deployments file stay in it as long as the addresses do. */
export function generatedFiles(artifacts: readonly Artifact[]): Map<string, string> {
  const plan = planRelease(artifacts);
  return new Map([
    ...inFolder(wholeAbiFolder, wholeAbiFiles(artifacts)),
    ...inFolder(usedAbiFolder, usedAbiFiles(artifacts)),
    [deploymentsFile, formatDeployments(toDeployments(plan, readChains(deploymentsFile, plan)))],
  ]);
}

function inFolder(folder: string, files: ReadonlyMap<string, string>): [string, string][] {
  return [...files].map(([name, content]) => [join(folder, name), content]);
}
