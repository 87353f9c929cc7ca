/** The model of the protocol, put together as the walk's world is. */
import { createAllocator } from '@/tests/protocol-model/allocator';
import { createContributors } from '@/tests/protocol-model/contributors';
import { createPair } from '@/tests/protocol-model/pair';
import { createPairPool } from '@/tests/protocol-model/pair-pool';
import { createRevenue } from '@/tests/protocol-model/revenue';
import { createSharePool } from '@/tests/protocol-model/share-pool';
import { createStake } from '@/tests/protocol-model/stake';
import { createTokens } from '@/tests/protocol-model/tokens';
import type { Ledger } from './chain-balances';
import { walkers } from './chain-balances';

export type Model = ReturnType<typeof createModel>;

/** Seconds at which the world's market came to be. */
export type Times = { launchedAt: bigint; mintedAt: bigint; watchedAt: bigint };

export function createModel(of: {
  holders: readonly { person: string; liquid: bigint; staked: bigint }[];
  coins: bigint;
  depth: bigint;
  maker: string;
  times: Times;
}) {
  const { times, maker } = of;
  const tokens = createTokens();
  const stake = createStake({ name: 'vault', token: 'model', tokens });
  for (const { person, liquid, staked } of of.holders) {
    tokens.mint('model', person, liquid + staked);
    if (staked > 0n) stake.deposit(person, staked, times.launchedAt);
  }
  tokens.mint('coin', maker, of.coins);
  const desk = createSharePool({ name: 'desk', token: 'model', vault: 'vault', tokens });
  const pair = createPair({ name: 'pair', base: 'model', quote: 'coin', tokens });
  pair.mint(maker, of.depth, of.depth, times.mintedAt);
  const pairPool = createPairPool({
    ...{ name: 'pair pool', base: 'model', quote: 'coin', vault: 'vault' },
    ...{ pair, tokens, madeAt: times.watchedAt },
  });
  const allocator = createAllocator({ name: 'allocator', stake, tokens });
  const contributors = createContributors('contributions', tokens);
  const revenue = createRevenue({
    ...{ name: 'router', treasury: 'timelock' },
    ...{ tokens, stake, contributors, allocator },
  });
  const poolOf = (name: string) => {
    if (name === 'desk pool') return desk;
    if (name === 'pair pool') return pairPool;
    return null;
  };
  return {
    ...{ tokens, stake, desk, pair, pairPool, allocator, contributors, revenue },
    poke: (pool: string, keeper: string, at: bigint) => {
      const found = poolOf(pool);
      if (!found) throw new Error(`There is no pool ${pool}.`);
      return allocator.poke(found, keeper, at);
    },
    rebalance: (move: { from: string; to: string; assets: bigint }, keeper: string, at: bigint) => {
      const { from, to, assets } = move;
      return allocator.rebalance({ from: poolOf(from), to: poolOf(to), assets, keeper }, at);
    },
    /** The same rows as the chain's. */
    ledger: (holders: readonly string[], named: readonly string[], at: bigint): Ledger => {
      const rows = named.flatMap((token) =>
        holders.map((holder) => [`${holder} ${token}`, holding(holder, token)] as const),
      );
      const votes = walkers.map((one) => [`${one} votes`, stake.shares.votesOf(one)] as const);
      return {
        ...Object.fromEntries([...rows, ...votes]),
        ...stake.book.value(at),
        ...{ budget: allocator.budget(), 'shares in all': stake.shares.supply() },
      };
    },
  };

  /** On the chain a pool's position lies with its adapter; in the model it is the vault's. */
  function holding(holder: string, token: string): bigint {
    if (token === 'share') return stake.shares.of(holder);
    if (token === 'desk share') {
      return tokens.of('desk shares', holder === 'desk pool' ? 'vault' : noVault(holder));
    }
    if (token === 'liquidity') return tokens.of('pair liquidity', holder);
    return tokens.of(token, holder);
  }
}

function noVault(holder: string): string {
  return holder === 'vault' ? 'nobody' : holder;
}
