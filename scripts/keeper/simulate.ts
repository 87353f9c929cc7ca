/** Tries calls on the chain's last block without sending them, and names why one would fail. */
import { type Address, encodeFunctionData, zeroAddress } from 'viem';
import { simulateContract } from 'viem/actions';
import { movingAbi } from './abi';
import type { Keeper } from './client';
import { findRefusal } from './refusal';
import type { Call, Move, MoveResult, Place, Tried } from './types';

/** What a move of this amount would do. */
export async function tryMove(
  keeper: Keeper,
  of: { vault: Address; move: Move; assets: bigint },
): Promise<Tried<MoveResult>> {
  return await attempt(async () => {
    const { result } = await simulateContract(keeper.client, {
      address: keeper.contracts.allocator,
      abi: movingAbi,
      functionName: 'rebalance',
      args: toMoveArguments(of),
      account: keeper.address,
    });
    const [moved, tip] = result;
    return { moved, tip };
  });
}

/** What a sample of a pool would pay. */
export async function tryPoke(
  keeper: Keeper,
  { vault, adapter }: { vault: Address; adapter: Address },
): Promise<Tried<bigint>> {
  return await attempt(async () => {
    const { result } = await simulateContract(keeper.client, {
      address: keeper.contracts.allocator,
      abi: movingAbi,
      functionName: 'poke',
      args: [vault, adapter],
      account: keeper.address,
    });
    return result;
  });
}

/** The call that makes a move. */
export function encodeMove(
  keeper: Keeper,
  of: { vault: Address; move: Move; assets: bigint },
): Call {
  const args = toMoveArguments(of);
  const data = encodeFunctionData({ abi: movingAbi, functionName: 'rebalance', args });
  return { to: keeper.contracts.allocator, data };
}

/** The call that takes a sample. */
export function encodePoke(
  keeper: Keeper,
  { vault, adapter }: { vault: Address; adapter: Address },
): Call {
  const args = [vault, adapter] as const;
  const data = encodeFunctionData({ abi: movingAbi, functionName: 'poke', args });
  return { to: keeper.contracts.allocator, data };
}

function toMoveArguments(of: { vault: Address; move: Move; assets: bigint }) {
  const { vault, move, assets } = of;
  return [vault, toArgument(move.from), toArgument(move.to), assets] as const;
}

function toArgument(place: Place): Address {
  return place === 'idle' ? zeroAddress : place;
}

/** A revert is a result; an endpoint that does not answer is not. */
async function attempt<Result>(run: () => Promise<Result>): Promise<Tried<Result>> {
  try {
    return { isFine: true, result: await run() };
  } catch (error) {
    const refusal = findRefusal(error);
    if (!refusal) throw error;
    return { isFine: false, refusal };
  }
}
