// contracts/deployments.json: the one file that tells the extension where the contracts of this release are.
import { readFileSync } from 'node:fs';
import type { Address, Hex } from 'viem';
import { type ContractName, type Deployable, release } from './release';

export type Deployments = {
  /** Version of the package whose contracts these are. */
  release: string;
  /** The same on every chain. */
  addresses: Record<ContractName, Address>;
  /** keccak256 of the code at each address: what makes a contract, or the target of a clone, known. */
  codeHashes: Record<ContractName, Hex>;
  /** Constructor arguments, for block explorers. */
  constructorArguments: Record<ContractName, Hex>;
  /** Where each is known to be deployed: chain id → first block worth reading logs from. */
  chains: Record<string, { block: number }>;
};

export function toDeployments(
  plan: readonly Deployable[],
  chains: Deployments['chains'],
): Deployments {
  const pick = <Field extends 'address' | 'codeHash' | 'constructorArguments'>(field: Field) =>
    Object.fromEntries(plan.map((one) => [one.name, one[field]])) as Record<
      ContractName,
      Deployable[Field]
    >;
  return {
    release,
    addresses: pick('address'),
    codeHashes: pick('codeHash'),
    constructorArguments: pick('constructorArguments'),
    chains,
  };
}

export function formatDeployments(deployments: Deployments): string {
  return `${JSON.stringify(deployments, null, 2)}\n`;
}

/** The chains noted in a deployments file; none when the contracts changed since, or when there is no file. */
export function readChains(file: string, plan: readonly Deployable[]): Deployments['chains'] {
  try {
    const noted = JSON.parse(readFileSync(file, 'utf8')) as Deployments;
    const isSame = plan.every(({ name, address }) => noted.addresses[name] === address);
    return isSame ? noted.chains : {};
  } catch {
    // No file yet.
    return {};
  }
}
