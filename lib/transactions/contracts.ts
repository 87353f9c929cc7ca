/** The contracts of this release, by name: what calls are decoded with. */
import type { Abi } from 'viem';
import { adapterFactoryAbi } from '@/lib/chain/abi/adapter-factory';
import { allocationAbi } from '@/lib/chain/abi/allocation';
import { contributionsAbi } from '@/lib/chain/abi/contributions';
import { launcherAbi } from '@/lib/chain/abi/launcher';
import { modelGovernorAbi } from '@/lib/chain/abi/model-governor';
import { modelRegistryAbi } from '@/lib/chain/abi/model-registry';
import { modelTokenAbi } from '@/lib/chain/abi/model-token';
import { poolAllocatorAbi } from '@/lib/chain/abi/pool-allocator';
import { revenueRouterAbi } from '@/lib/chain/abi/revenue-router';
import { stakeVaultAbi } from '@/lib/chain/abi/stake-vault';
import { timelockAbi } from '@/lib/chain/abi/timelock';
import type { ContractName } from '@/lib/chain/known-code';

/** In the order in which a selector of unknown code is looked up. */
export const contracts = {
  ModelToken: modelTokenAbi,
  StakeVault: stakeVaultAbi,
  ModelGovernor: modelGovernorAbi,
  TimelockController: timelockAbi,
  ModelRegistry: modelRegistryAbi,
  Launcher: launcherAbi,
  Allocation: allocationAbi,
  PoolAllocator: poolAllocatorAbi,
  AdapterFactory: adapterFactoryAbi,
  RevenueRouter: revenueRouterAbi,
  Contributions: contributionsAbi,
} as const satisfies Partial<Record<ContractName, Abi>>;

/** A contract whose calls can be read. */
export type ReadableName = keyof typeof contracts;
export const readableNames = Object.keys(contracts) as readonly ReadableName[];
