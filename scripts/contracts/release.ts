// What a release deploys and where. CREATE2 through the canonical deployer, a fixed salt and code without metadata give
// every contract one address on all chains; it follows from the build alone.
import {
  type Address,
  concatHex,
  encodeAbiParameters,
  getContractAddress,
  type Hex,
  keccak256,
  stringToHex,
} from 'viem';
import packageJson from '../../package.json';
import { create2Deployer } from './create2-deployer';
import type { Artifact } from './solidity';

export const contractNames = [
  'modelRegistry',
  'modelToken',
  'stakePools',
  'stakeVault',
  'timelock',
  'modelGovernor',
  'allocation',
  'launcher',
  'modelLens',
  'digestLens',
  'participationLens',
  'contributions',
  'revenueRouter',
  'poolAllocator',
  'erc4626PoolAdapter',
  'uniV2PoolAdapter',
  'adapterFactory',
  'poolLens',
  'revenueLens',
] as const;
export type ContractName = (typeof contractNames)[number];

type Plan = {
  artifact: string;
  /** Contracts whose addresses the constructor takes, in its order; its immutables come in the same order. */
  takes: readonly ContractName[];
  /** Immutables the constructor reads elsewhere, declared before those it takes. */
  reads?: readonly ContractName[];
};

const plans: Readonly<Record<ContractName, Plan>> = {
  modelRegistry: { artifact: 'ModelRegistry', takes: [] },
  modelToken: { artifact: 'ModelToken', takes: [] },
  stakePools: { artifact: 'StakePools', takes: [] },
  stakeVault: { artifact: 'StakeVault', takes: ['stakePools'] },
  timelock: { artifact: 'TimelockControllerUpgradeable', takes: [] },
  modelGovernor: { artifact: 'ModelGovernor', takes: [] },
  allocation: { artifact: 'Allocation', takes: [] },
  launcher: {
    artifact: 'Launcher',
    takes: ['modelRegistry', 'modelToken', 'stakeVault', 'timelock', 'modelGovernor', 'allocation'],
  },
  modelLens: { artifact: 'ModelLens', takes: ['launcher'], reads: ['modelRegistry'] },
  digestLens: { artifact: 'DigestLens', takes: ['launcher'], reads: ['modelRegistry'] },
  participationLens: {
    artifact: 'ParticipationLens',
    takes: ['launcher'],
    reads: ['modelRegistry'],
  },
  contributions: { artifact: 'Contributions', takes: ['modelRegistry'] },
  revenueRouter: { artifact: 'RevenueRouter', takes: ['modelRegistry', 'contributions'] },
  poolAllocator: { artifact: 'PoolAllocator', takes: [] },
  erc4626PoolAdapter: { artifact: 'ERC4626PoolAdapter', takes: [] },
  uniV2PoolAdapter: { artifact: 'UniV2PoolAdapter', takes: [] },
  adapterFactory: {
    artifact: 'AdapterFactory',
    takes: ['erc4626PoolAdapter', 'uniV2PoolAdapter'],
  },
  poolLens: {
    artifact: 'PoolLens',
    takes: ['launcher', 'poolAllocator', 'adapterFactory'],
    reads: ['modelRegistry'],
  },
  revenueLens: { artifact: 'RevenueLens', takes: ['revenueRouter', 'contributions'] },
};

/** Names of the artifacts a release is made of. */
export const contractArtifacts: ReadonlySet<string> = new Set(
  Object.values(plans).map(({ artifact }) => artifact),
);

/** One contract of a release. */
export type Deployable = {
  name: ContractName;
  artifact: string;
  address: Address;
  /** Creation code with constructor arguments. */
  initCode: Hex;
  constructorArguments: Hex;
  /** keccak256 of the code that lies at the address. */
  codeHash: Hex;
};

export const release = packageJson.version;
export const salt = keccak256(stringToHex('commonweight'));

/** All contracts of the release in an order in which they can be deployed. */
export function planRelease(artifacts: readonly Artifact[]): Deployable[] {
  const addresses = new Map<ContractName, Address>();
  return contractNames.map((name) => {
    const plan = plans[name];
    const artifact = findArtifact(artifacts, plan.artifact);
    const taken = plan.takes.map((one) => addressOf(addresses, one));
    const constructorArguments = encodeAbiParameters(
      taken.map(() => ({ type: 'address' })),
      taken,
    );
    const initCode = concatHex([artifact.bytecode, constructorArguments]);
    const address = getContractAddress({
      opcode: 'CREATE2',
      from: create2Deployer,
      salt,
      bytecode: initCode,
    });
    addresses.set(name, address);
    const immutables = [...(plan.reads ?? []), ...plan.takes];
    const code = fillImmutables(
      artifact,
      immutables.map((one) => addressOf(addresses, one)),
    );
    const { artifact: artifactName } = plan;
    return {
      name,
      artifact: artifactName,
      address,
      initCode,
      constructorArguments,
      codeHash: keccak256(code),
    };
  });
}

function findArtifact(artifacts: readonly Artifact[], name: string): Artifact {
  const found = artifacts.find((one) => one.name === name);
  if (!found) throw new Error(`No contract ${name} was compiled.`);
  return found;
}

function addressOf(addresses: ReadonlyMap<ContractName, Address>, name: ContractName): Address {
  const found = addresses.get(name);
  if (!found) throw new Error(`${name} is used before it is planned.`);
  return found;
}

/** Runtime code with each immutable, in order of declaration, set to its value. */
function fillImmutables({ name, deployedBytecode, immutables }: Artifact, values: Address[]): Hex {
  if (immutables.length !== values.length) {
    throw new Error(
      `${name} has ${immutables.length} immutables, the plan gives ${values.length}.`,
    );
  }
  let code = deployedBytecode.slice(2);
  immutables.forEach((places, index) => {
    const word = (values[index] as Address).slice(2).toLowerCase().padStart(64, '0');
    for (const { start, length } of places) {
      code = code.slice(0, start * 2) + word.slice(-length * 2) + code.slice((start + length) * 2);
    }
  });
  return `0x${code}`;
}
