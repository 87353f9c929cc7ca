/** Who pays for moves and incentives: a budget that was given for it, in the vault's token, and nothing else. */
import { bps, least, one, share, year } from './arithmetic';
import type { PoolModel } from './pool';
import type { Stake } from './stake';
import type { Tokens } from './tokens';

export type AllocatorPolicy = {
  windowSeconds: bigint;
  tipBps: bigint;
  maxTip: bigint;
  pokeTip: bigint;
};

export type Programme = { ratePerYear: bigint; target: bigint; endsAt: bigint };

type PoolState = { sampledAt: bigint; paidAt: bigint; programme: Programme | null };

export type Allocator = {
  name: string;
  budget: () => bigint;
  fund: (from: string, amount: bigint) => void;
  setPolicy: (policy: AllocatorPolicy) => void;
  setProgramme: (pool: PoolModel, programme: Programme, at: bigint) => void;
  /** Notes a pool's price and growth; gives the tip of the keeper who did. */
  poke: (pool: PoolModel, keeper: string, at: bigint) => bigint;
  /** `null` for idle; gives the tip. */
  rebalance: (
    move: { from: PoolModel | null; to: PoolModel | null; assets: bigint; keeper: string },
    at: bigint,
  ) => bigint;
};

export function createAllocator(of: { name: string; stake: Stake; tokens: Tokens }): Allocator {
  const { name, stake, tokens } = of;
  const { token } = stake;
  const states = new Map<PoolModel, PoolState>();
  let budget = 0n;
  let policy: AllocatorPolicy = { windowSeconds: 0n, tipBps: 0n, maxTip: 0n, pokeTip: 0n };
  const stateOf = (pool: PoolModel) => {
    const found = states.get(pool) ?? { sampledAt: 0n, paidAt: 0n, programme: null };
    states.set(pool, found);
    return found;
  };
  const spend = (wanted: bigint, pay: (amount: bigint) => void) => {
    const amount = least(wanted, budget);
    budget -= amount;
    if (amount > 0n) pay(amount);
    return amount;
  };
  /** On what lay in the pool when it was last looked at, up to what is wanted there. */
  const takeDue = (pool: PoolModel, at: bigint) => {
    const state = stateOf(pool);
    if (!state.programme) return 0n;
    const { ratePerYear, target, endsAt } = state.programme;
    const until = least(at, endsAt);
    if (until <= state.paidAt) return 0n;
    const yearly = least(stake.book.lastWorth(pool), target) * ratePerYear;
    const due = share(yearly, until - state.paidAt, year * one);
    state.paidAt = until;
    return spend(due, () => {});
  };
  /** What is due for several pools is one gift. */
  const payProgrammes = (pools: readonly (PoolModel | null)[], at: bigint) => {
    const due = pools.reduce((sum, pool) => sum + (pool ? takeDue(pool, at) : 0n), 0n);
    if (due > 0n) stake.addGain(name, due, at);
  };
  const sample = (pool: PoolModel, at: bigint) => {
    pool.touch(at);
    const state = stateOf(pool);
    const isDue = at >= state.sampledAt + policy.windowSeconds;
    if (isDue) state.sampledAt = at;
    return isDue;
  };
  const tip = (keeper: string, wanted: bigint) =>
    spend(wanted, (amount) => tokens.move(token, name, keeper, amount));
  return {
    name,
    budget: () => budget,
    fund: (from, amount) => {
      tokens.move(token, from, name, amount);
      budget += amount;
    },
    setPolicy: (next) => {
      policy = next;
    },
    setProgramme: (pool, programme, at) => {
      payProgrammes([pool], at);
      Object.assign(stateOf(pool), { programme, paidAt: at });
    },
    poke: (pool, keeper, at) => {
      payProgrammes([pool], at);
      return sample(pool, at) ? tip(keeper, policy.pokeTip) : 0n;
    },
    rebalance: ({ from, to, assets, keeper }, at) => {
      payProgrammes([from, to], at);
      for (const pool of [from, to]) if (pool) sample(pool, at);
      const carried = from ? stake.deallocate(from, assets, at) : assets;
      if (to) stake.allocate(to, carried, at);
      return tip(keeper, least(share(assets, policy.tipBps, bps), policy.maxTip));
    },
  };
}
