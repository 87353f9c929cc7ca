/** What an account has of a network's own coin. */
import * as v from 'valibot';
import { type Address, numberToHex } from 'viem';
import { askNetwork } from './ask';
import type { Network } from './networks';
import { quantity } from './quantity';

/** In wei, at a block. For showing; the node checks it again at a send. */
export function readNativeBalance(
  network: Network,
  account: Address,
  blockNumber: bigint,
): Promise<bigint> {
  const params = [account, numberToHex(blockNumber)];
  return askNetwork(network, 'eth_getBalance', params, (answer) => v.parse(quantity, answer));
}
