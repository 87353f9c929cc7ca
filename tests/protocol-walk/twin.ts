/**
 * The chain and the model of the protocol side by side. A step is done on the chain first; the model then does the same
 * in the second of its block; afterwards both must say the same of everybody, to the last unit.
 */
import { type Address, createClient, http, type Log, parseEventLogs } from 'viem';
import { getBlock, getBlockNumber, getLogs, readContract } from 'viem/actions';
import { expect } from 'vitest';
import { modelTokenAbi } from '@/contracts/abi/model-token';
import { poolAllocatorAbi } from '@/contracts/abi/pool-allocator';
import { stakeVaultAbi } from '@/contracts/abi/stake-vault';
import { getAddressOf } from '@/scripts/embedded-chain/accounts';
import { poolAllocator } from '@/scripts/embedded-chain/pools/pool-actions';
import type { PoolWorld } from '@/tests/helpers/pool-world';
import { type Holders, type Ledger, readChainLedger, walkers } from './chain-balances';
import type { Model } from './model';

export type Twin = {
  world: PoolWorld;
  model: Model;
  /** The second of the last block. */
  now: () => Promise<bigint>;
  /** What keepers did since last asked, done by the model too. Gives how many samples and moves. */
  followKeepers: () => Promise<{ samples: number; moves: number }>;
  /** Fails where chain and model differ in anything anybody holds or votes with. */
  compare: () => Promise<void>;
};

export function createTwin(of: {
  world: PoolWorld;
  model: Model;
  holders: Holders;
  tokens: ReadonlyMap<string, Address>;
}): Twin {
  const { world, model, holders, tokens } = of;
  const client = createClient({ transport: http(world.chain.rpcUrl, { batch: true }) });
  const nameOf = (address: Address) =>
    [...holders].find(([, held]) => held.toLowerCase() === address.toLowerCase())?.[0] ?? address;
  let followed = 0n;

  const readVault = async (functionName: 'getVotes' | 'balanceOf', account: Address) =>
    await readContract(client, {
      address: world.launched.vault,
      abi: stakeVaultAbi,
      functionName,
      args: [account],
    });

  const readChain = async (): Promise<Ledger> => {
    const votes = await Promise.all(
      walkers.map(async (walker) => {
        const amount = await readVault('getVotes', getAddressOf(walker));
        return [`${walker} votes`, amount] as const;
      }),
    );
    const { vault } = world.launched;
    const [exit, entry] = await readContract(client, {
      address: vault,
      abi: stakeVaultAbi,
      functionName: 'stakeValue',
    });
    const budget = await readContract(client, {
      address: poolAllocator,
      abi: poolAllocatorAbi,
      functionName: 'budget',
      args: [vault],
    });
    const supply = await readContract(client, {
      address: vault,
      abi: modelTokenAbi,
      functionName: 'totalSupply',
    });
    return {
      ...(await readChainLedger(world, { holders, tokens })),
      ...Object.fromEntries(votes),
      ...{ exit, entry, budget, 'shares in all': supply },
    };
  };

  return {
    world,
    model,
    now: async () => (await getBlock(client)).timestamp,
    compare: async () => {
      const at = (await getBlock(client)).timestamp;
      expect(await readChain()).toEqual(model.ledger([...holders.keys()], [...tokens.keys()], at));
    },
    followKeepers: async () => {
      let [samples, moves] = [0, 0];
      const fromBlock = followed;
      const toBlock = await getBlockNumber(client, { cacheTime: 0 });
      if (toBlock < fromBlock) return { samples, moves };
      followed = toBlock + 1n;
      const logs = await getLogs(client, { address: poolAllocator, fromBlock, toBlock });
      for (const { eventName, args, at } of await withTimes(client, logs)) {
        if (eventName === 'Poked') {
          samples += 1;
          const tip = model.poke(nameOf(args.adapter), nameOf(args.keeper), at);
          expect(tip).toBe(args.tip);
        }
        if (eventName === 'Rebalanced') {
          moves += 1;
          const move = { from: nameOf(args.from), to: nameOf(args.to), assets: args.assets };
          expect(model.rebalance(move, nameOf(args.keeper), at)).toBe(args.tip);
        }
      }
      return { samples, moves };
    },
  };
}

/** Events in order, each with the second of its block. */
async function withTimes(client: Parameters<typeof getBlock>[0], logs: Log[]) {
  const parsed = parseEventLogs({
    abi: poolAllocatorAbi,
    eventName: ['Poked', 'Rebalanced'],
    logs,
  });
  return await Promise.all(
    parsed.map(async (log) => {
      const { timestamp } = await getBlock(client, { blockNumber: log.blockNumber });
      return { ...log, at: timestamp };
    }),
  );
}
