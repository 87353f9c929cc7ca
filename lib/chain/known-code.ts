/** Recognises this release's contracts by their code: a minimal clone (EIP-1167) of one of ours, or ours itself. */
import { type Hex, keccak256 } from 'viem';
import { addresses, codeHashes } from '@/contracts/deployments.json';

const names = {
  modelRegistry: 'ModelRegistry',
  modelToken: 'ModelToken',
  stakePools: 'StakePools',
  stakeVault: 'StakeVault',
  timelock: 'TimelockController',
  modelGovernor: 'ModelGovernor',
  allocation: 'Allocation',
  launcher: 'Launcher',
  modelLens: 'ModelLens',
  digestLens: 'DigestLens',
  participationLens: 'ParticipationLens',
  contributions: 'Contributions',
  revenueRouter: 'RevenueRouter',
  poolAllocator: 'PoolAllocator',
  erc4626PoolAdapter: 'ERC4626PoolAdapter',
  uniV2PoolAdapter: 'UniV2PoolAdapter',
  adapterFactory: 'AdapterFactory',
  poolLens: 'PoolLens',
  revenueLens: 'RevenueLens',
} as const satisfies Record<keyof typeof addresses, string>;

/** Name of a contract of this release. */
export type ContractName = (typeof names)[keyof typeof names];

const keys = Object.keys(names) as readonly (keyof typeof names)[];
const clone = /^0x363d3d373d3d3d363d73([0-9a-f]{40})5af43d82803e903d91602b57fd5bf3$/;

/**
 * Which contract a runtime code is; null when it is none of ours. A clone's target is told by its address: CREATE2
 * gives that address to this code alone.
 */
export function nameCode(code: Hex): ContractName | null {
  const target = clone.exec(code.toLowerCase())?.[1];
  const found = target
    ? keys.find((key) => addresses[key].toLowerCase() === `0x${target}`)
    : keys.find((key) => codeHashes[key] === keccak256(code));
  return found ? names[found] : null;
}
