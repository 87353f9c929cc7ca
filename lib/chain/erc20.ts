/** The two calls of ERC-20 that we make, of any token. */
import { type Address, encodeFunctionData, type Hex } from 'viem';
import { modelTokenAbi } from './abi/model-token';

/** `transfer` to an account, or `approve` for a spender; in the token's smallest unit. */
export function encodeErc20(
  functionName: 'approve' | 'transfer',
  account: Address,
  amount: bigint,
): Hex {
  // Our own token's functions are the standard's.
  return encodeFunctionData({ abi: modelTokenAbi, functionName, args: [account, amount] });
}
