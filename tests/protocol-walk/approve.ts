/** Lets a contract take tokens, before it is told to. */
import { type Address, encodeFunctionData } from 'viem';
import { tokenAbi } from '@/scripts/embedded-chain/pools/market';
import type { PoolWorld } from '@/tests/helpers/pool-world';
import type { Walker } from './chain-balances';

export async function approve(
  world: PoolWorld,
  who: Walker,
  of: { token: Address; spender: Address; amount: bigint },
): Promise<void> {
  const args = [of.spender, of.amount] as const;
  const call = { abi: tokenAbi, functionName: 'approve', args } as const;
  await world.send(who, of.token, encodeFunctionData(call));
}
