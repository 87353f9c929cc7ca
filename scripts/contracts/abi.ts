// Turns artifacts into the TypeScript modules of contracts/abi (whole) and lib/chain/abi (what the extension uses),
// always in the same order and shape.
import type { Abi, AbiItem } from 'viem';
import type { Artifact } from './solidity';
import { forecast, type Used, usedAbi } from './used-abi';

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
  'participation-lens': 'ParticipationLens',
  contributions: 'Contributions',
  'revenue-router': 'RevenueRouter',
  'pool-lens': 'PoolLens',
  'pool-allocator': 'PoolAllocator',
  'adapter-factory': 'AdapterFactory',
  'revenue-lens': 'RevenueLens',
};

/** What comes back through others' calls. */
const errorsOnly = ['IPoolAdapter'] as const;

/**
 * Content of every file of `contracts/abi`, by file name.
 * @throws Error when a contract named above was not compiled.
 */
export function wholeAbiFiles(artifacts: readonly Artifact[]): Map<string, string> {
  return toFiles((contract) => findAbi(artifacts, contract));
}

/**
 * Content of every file of `lib/chain/abi`, by file name; the errors of all contracts are one file.
 * @throws Error when a contract was not compiled, or has nothing by a name that is said to be used.
 */
export function usedAbiFiles(artifacts: readonly Artifact[]): Map<string, string> {
  const named = [...Object.values(modules), ...errorsOnly];
  const whole = named.map((contract) => findAbi(artifacts, contract));
  const errors = whole.flat().filter(({ type }) => type === 'error');
  const files = toFiles((contract) => {
    const used = usedAbi[contract];
    return used ? pickUsed(contract, findAbi(artifacts, contract), used) : null;
  });
  return files.set('errors.ts', toModule('errors', 'all contracts', errors));
}

function pickUsed(contract: string, abi: Abi, { reads, events, leftOut }: Used): Abi {
  const kept = abi.filter((item) => {
    if (item.type === 'event') return events.includes(item.name);
    if (item.type !== 'function') return false;
    return isRead(item) ? reads.includes(item.name) : !leftOut.includes(item.name);
  });
  const names = new Set(kept.map((item) => 'name' in item && item.name));
  const missing = [...reads, ...events].filter((name) => !names.has(name));
  if (missing.length > 0) throw new Error(`${contract} has no ${missing.join(', ')}.`);
  return kept.map((item) => (isAnswered(item) ? item : { ...item, outputs: [] }));
}

/** Whatever is not called, and calls whose answer is looked at. */
function isAnswered(item: AbiItem): boolean {
  return item.type !== 'function' || isRead(item) || forecast.includes(item.name);
}

function isRead(item: AbiItem): boolean {
  return item.type === 'function' && /^(view|pure)$/.test(item.stateMutability);
}

function findAbi(artifacts: readonly Artifact[], contract: string): Abi {
  const found = artifacts.find(({ name }) => name === contract);
  if (!found) throw new Error(`No contract ${contract} was compiled.`);
  return found.abi;
}

/** One file for each contract that `getAbi` gives one of. */
function toFiles(getAbi: (contract: string) => Abi | null): Map<string, string> {
  const files = new Map<string, string>();
  for (const [name, contract] of Object.entries(modules)) {
    const abi = getAbi(contract);
    if (abi) files.set(`${name}.ts`, toModule(name, contract, abi));
  }
  return files;
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
