/**
 * The call that makes a pool's adapter, and the address it gives: a clone (EIP-1167) put by CREATE2 at an address that
 * vault, pool and settings fix, so that a vote can list it before it is there. Source: AdapterFactory.sol.
 */
import {
  type Address,
  concat,
  encodeFunctionData,
  getCreate2Address,
  type Hex,
  hexToString,
  keccak256,
  slice,
} from 'viem';
import type { PairSettings, PoolKind } from '@/lib/model/pools';
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
  const bytecode = concat([
    '0x3d602d80600a3d3981f3363d3d373d3d3d363d73',
    settings ? uniV2Adapter : erc4626Adapter,
    '0x5af43d82803e903d91602b57fd5bf3',
  ]);
  // The arguments are of fixed size: encoded they are what the factory hashes.
  const salt = keccak256(slice(calldata, 4));
  return { calldata, adapter: getCreate2Address({ from: adapterFactory, salt, bytecode }) };
}

/** What the factory says that an adapter is, by its `kindOf`. */
export function toKind(kind: Hex): PoolKind {
  const text = hexToString(kind, { size: 32 });
  return text === 'erc4626' || text === 'uniswap-v2' ? text : 'unknown';
}

function toArguments({ minDepth, minAgeSeconds, maxDeviationBps }: PairSettings) {
  return {
    minDepth,
    minAgeSeconds: Number(minAgeSeconds),
    maxDeviationBps: Number(maxDeviationBps),
  };
}
