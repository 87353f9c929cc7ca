// What is committed and follows from the contracts' sources: ABIs and the deployments file.
import { join } from 'node:path';
import { abiFiles } from './abi';
import { formatDeployments, readChains, toDeployments } from './deployments';
import { abiFolder, deploymentsFile } from './paths';
import { planRelease } from './release';
import type { Artifact } from './solidity';

/** Content by path. Chains already noted in the deployments file stay in it as long as the addresses do. */
export function generatedFiles(artifacts: readonly Artifact[]): Map<string, string> {
  const plan = planRelease(artifacts);
  const abis = [...abiFiles(artifacts)].map(([name, content]) => [join(abiFolder, name), content]);
  return new Map([
    ...(abis as [string, string][]),
    [deploymentsFile, formatDeployments(toDeployments(plan, readChains(deploymentsFile, plan)))],
  ]);
}
