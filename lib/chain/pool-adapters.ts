/**
 * The call that makes a pool's adapter, and the address it gives: a clone (EIP-1167) put by CREATE2 at an address that
 * vault, pool and settings fix, so that a vote can list it before it is there. Source: AdapterFactory.sol.
 */
import {
  type Address,
  concat,
  encodeFunctionData,
  getAddress,
  type Hex,
  keccak256,
  slice,
} from 'viem';
import type { PairSettings } from '@/lib/model/pools';
import { adapterFactoryAbi as abi } from './abi/adapter-factory';
import { deployment } from './deployment';

/** `settings` are a Uniswap V2 pair's; null for an ERC-4626 vault. */
export function getAdapter(
  vault: Address,
  pool: Address,
  settings: PairSettings | null,
): { calldata: Hex; adapter: Address } {
  const { adapterFactory, erc4626Adapter, uniV2Adapter } = deployment;
  const calldata = settings
    ? encodeFunctionData({
        ...{ abi, functionName: 'createUniV2' },
        args: [vault, pool, toArguments(settings)],
      })
    : encodeFunctionData({ abi, functionName: 'createERC4626', args: [vault, pool] });
  const code = concat([
    '0x3d602d80600a3d3981f3363d3d373d3d3d363d73',
    settings ? uniV2Adapter : erc4626Adapter,
    '0x5af43d82803e903d91602b57fd5bf3',
  ]);
  // The arguments are of fixed size: encoded they are what the factory hashes.
  const salt = keccak256(slice(calldata, 4));
  const hash = keccak256(concat(['0xff', adapterFactory, salt, keccak256(code)]));
  return { calldata, adapter: getAddress(slice(hash, 12)) };
}

function toArguments({ minDepth, minAgeSeconds, maxDeviationBps }: PairSettings) {
  return {
    minDepth,
    minAgeSeconds: Number(minAgeSeconds),
    maxDeviationBps: Number(maxDeviationBps),
  };
}
