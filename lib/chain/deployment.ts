/**
 * Where this release's contracts are and what code they have: CREATE2 gives them one address on every chain.
 * The only file that knows where that is written down.
 */
import { type Address, type Hex, zeroAddress, zeroHash } from 'viem';

export type Deployment = {
  registry: Address;
  launcher: Address;
  lens: Address;
  /** keccak256 of the runtime code of registry and lens, on every chain. */
  codeHashes: { registry: Hex; lens: Hex };
};

/** Not deployed yet: no chain has these. */
export const deployment: Deployment = {
  registry: zeroAddress,
  launcher: zeroAddress,
  lens: zeroAddress,
  codeHashes: { registry: zeroHash, lens: zeroHash },
};
