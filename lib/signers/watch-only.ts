/** An account that is looked at: nothing is signed here. What it does is signed elsewhere and found on the chain. */
import type { Address } from 'viem';
import type { Signer } from './types';

/** The signer of a watched account, which has no wallet. */
export function createWatchOnlySigner(address: Address): Signer {
  return {
    kind: 'watch-only',
    address,
    chains: 'any',
    wallet: null,
    disconnect: async () => {},
  };
}
