/**
 * Where this release's contracts are and what code they have: CREATE2 gives them one address on every chain.
 * The only file that knows where that is written down.
 */
import type { Address, Hex } from 'viem';
import { addresses, codeHashes } from '@/contracts/deployments.json';

export type Deployment = {
  registry: Address;
  launcher: Address;
  lens: Address;
  /** Indexed digests and allocations. */
  digestLens: Address;
  /** Turnout and voting records. */
  participationLens: Address;
  /** Moves stake between idle and pools, for every vault that chose it. */
  poolAllocator: Address;
  /** Makes adapters of pools, as clones of these two. */
  adapterFactory: Address;
  erc4626Adapter: Address;
  uniV2Adapter: Address;
  /** Idle and deployed stake, pool by pool. */
  poolLens: Address;
  /** Splits, payments and claims of revenue; evidence and weights of contributors. */
  revenueRouter: Address;
  contributions: Address;
  revenueLens: Address;
  /** keccak256 of the runtime code, on every chain. */
  codeHashes: { registry: Hex; launcher: Hex; lens: Hex; digestLens: Hex };
};

export const deployment: Deployment = {
  registry: addresses.modelRegistry as Address,
  launcher: addresses.launcher as Address,
  lens: addresses.modelLens as Address,
  digestLens: addresses.digestLens as Address,
  participationLens: addresses.participationLens as Address,
  poolAllocator: addresses.poolAllocator as Address,
  adapterFactory: addresses.adapterFactory as Address,
  erc4626Adapter: addresses.erc4626PoolAdapter as Address,
  uniV2Adapter: addresses.uniV2PoolAdapter as Address,
  poolLens: addresses.poolLens as Address,
  revenueRouter: addresses.revenueRouter as Address,
  contributions: addresses.contributions as Address,
  revenueLens: addresses.revenueLens as Address,
  codeHashes: {
    registry: codeHashes.modelRegistry as Hex,
    launcher: codeHashes.launcher as Hex,
    lens: codeHashes.modelLens as Hex,
    digestLens: codeHashes.digestLens as Hex,
  },
};
