// Turns artifacts into the TypeScript modules of lib/chain/abi, always in the same order and shape.
import type { Abi } from 'viem';
import type { Artifact } from './solidity';

/** File name without ending → contract. */
const modules: Readonly<Record<string, string>> = {
  'model-registry': 'ModelRegistry',
  launcher: 'Launcher',
  'model-token': 'ModelToken',
  'stake-vault': 'StakeVault',
  'model-governor': 'ModelGovernor',
  timelock: 'TimelockControllerUpgradeable',
  allocation: 'Allocation',
  'model-lens': 'ModelLens',
  'digest-lens': 'DigestLens',
};

/**
 * Content of every file of `lib/chain/abi`, by file name.
 * @throws Error when a contract named above was not compiled.
 */
export function abiFiles(artifacts: readonly Artifact[]): Map<string, string> {
  return new Map(
    Object.entries(modules).map(([name, contract]) => [
      `${name}.ts`,
      toModule(name, contract, findAbi(artifacts, contract)),
    ]),
  );
}

function findAbi(artifacts: readonly Artifact[], contract: string): Abi {
  const found = artifacts.find(({ name }) => name === contract);
  if (!found) throw new Error(`No contract ${contract} was compiled.`);
  return found.abi;
}

/** Solidity's own type names are of no use to viem and cost bytes in the bundle. */
function withoutInternalTypes(key: string, value: unknown): unknown {
  return key === 'internalType' ? undefined : value;
}

function toModule(name: string, contract: string, entries: Abi): string {
  const lines = new Set(
    entries.map((entry) => `  ${JSON.stringify(entry, withoutInternalTypes)},`),
  );
  const constant = name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
  return [
    `// Generated from ${contract} by \`npm run contracts:build\`. Not to be edited.`,
    `export const ${constant}Abi = [`,
    ...[...lines].sort(),
    '] as const;',
    '',
  ].join('\n');
}
