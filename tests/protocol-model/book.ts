/**
 * What the stake of a vault is worth. Losses count at once. Gains count at a bounded rate: never more than what was booked
 * last and what may have grown on it since. A pool that does not answer is worth nothing to those who leave and what it
 * was worth last to those who come.
 */
import { least, less, one, share, year } from './arithmetic';
import type { PoolModel } from './pool';

export type Book = {
  list: (pool: PoolModel, at: bigint) => void;
  unlist: (pool: PoolModel, at: bigint) => void;
  pools: () => readonly PoolModel[];
  setRate: (ratePerYear: bigint, at: bigint) => void;
  idle: () => bigint;
  /** For those who leave, and for those who come. */
  value: (at: bigint) => { exit: bigint; entry: bigint };
  /** Writes the value down; growth counts from here. */
  write: (at: bigint) => { exit: bigint; entry: bigint };
  /** Stake came in or went out by its owners: the value changes with it. */
  changeStake: (by: bigint) => void;
  /** Stake moved between idle and pools: the value stays. */
  changeIdle: (by: bigint) => void;
  /** The value fell by this much, or is to grow back at the bounded rate. */
  reduce: (by: bigint) => void;
  /** What a pool said when it last answered. */
  lastWorth: (pool: PoolModel) => bigint;
  noteWorth: (pool: PoolModel, worth: bigint) => void;
};

export function createBook(): Book {
  const pools: PoolModel[] = [];
  const last = new Map<PoolModel, bigint>();
  let idle = 0n;
  let isUsed = false;
  let booked = { value: 0n, at: 0n };
  let rate = 0n;

  const lastWorth = (pool: PoolModel) => last.get(pool) ?? 0n;
  const value = (at: bigint) => {
    if (!isUsed) return { exit: idle, entry: idle };
    const bound = booked.value + share(booked.value * rate, at - booked.at, year * one);
    const sum = (of: (pool: PoolModel) => bigint) => pools.reduce((a, pool) => a + of(pool), idle);
    return {
      exit: least(
        bound,
        sum((pool) => pool.worth(at) ?? 0n),
      ),
      entry: least(
        bound,
        sum((pool) => pool.worth(at) ?? lastWorth(pool)),
      ),
    };
  };
  const write = (at: bigint) => {
    const worth = value(at);
    for (const pool of pools) last.set(pool, pool.worth(at) ?? lastWorth(pool));
    if (isUsed) booked = { value: worth.entry, at };
    return worth;
  };
  const reduce = (by: bigint) => {
    booked.value = less(booked.value, by);
  };
  return {
    pools: () => pools,
    idle: () => idle,
    value,
    write,
    reduce,
    lastWorth,
    noteWorth: (pool, worth) => {
      last.set(pool, worth);
    },
    setRate: (ratePerYear, at) => {
      write(at);
      rate = ratePerYear;
    },
    list: (pool, at) => {
      if (!isUsed) booked = { value: idle, at };
      isUsed = true;
      pools.push(pool);
    },
    unlist: (pool, at) => {
      write(at);
      pools.splice(pools.indexOf(pool), 1);
      reduce(lastWorth(pool));
      last.delete(pool);
    },
    changeStake: (by) => {
      idle += by;
      booked.value += by;
    },
    changeIdle: (by) => {
      idle += by;
    },
  };
}
