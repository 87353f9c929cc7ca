/** What the chain says everybody holds, under the names of the story. */
import { type Address, createClient, http } from 'viem';
import { readContract } from 'viem/actions';
import { modelTokenAbi } from '@/contracts/abi/model-token';
import { getAddressOf } from '@/scripts/embedded-chain/accounts';
import type { PoolWorld } from '@/tests/helpers/pool-world';

export const walkers = ['demo', 'ada', 'bruno', 'lab', 'farah'] as const;
export type Walker = (typeof walkers)[number];

/** Everybody and everything that can hold a token, by name. */
export type Holders = ReadonlyMap<string, Address>;

export type Ledger = Readonly<Record<string, bigint>>;

/** `holder token` → amount, of every holder in every token. */
export async function readChainLedger(
  world: PoolWorld,
  of: { holders: Holders; tokens: ReadonlyMap<string, Address> },
): Promise<Ledger> {
  const client = createClient({ transport: http(world.chain.rpcUrl, { batch: true }) });
  const rows = [...of.tokens].flatMap(([token, address]) =>
    [...of.holders].map(async ([holder, account]) => {
      const amount = await readContract(client, {
        address,
        abi: modelTokenAbi,
        functionName: 'balanceOf',
        args: [account],
      });
      return [`${holder} ${token}`, amount] as const;
    }),
  );
  return Object.fromEntries(await Promise.all(rows));
}

/** The people of the story by their accounts. */
export function nameWalkers(): [string, Address][] {
  return walkers.map((walker) => [walker, getAddressOf(walker)]);
}
