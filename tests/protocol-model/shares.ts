/** Stake shares, with their past: who held how many at any second, and who votes with them. */
import { createHistory, type History } from './history';

export type Shares = {
  of: (holder: string) => bigint;
  supply: () => bigint;
  change: (holder: string, by: bigint, at: bigint) => void;
  pastOf: (holder: string, time: bigint) => bigint;
  pastSupply: (time: bigint) => bigint;
  delegate: (holder: string, to: string) => void;
  /** Everybody votes with what they hold unless they named another; what waits in escrow votes for nobody. */
  votesOf: (voter: string) => bigint;
};

/** @param escrow Holder whose shares carry no vote. */
export function createShares(escrow: string): Shares {
  const held = new Map<string, History>();
  const delegates = new Map<string, string>();
  const supply = createHistory();
  const historyOf = (holder: string) => {
    const found = held.get(holder) ?? createHistory();
    held.set(holder, found);
    return found;
  };
  return {
    of: (holder) => historyOf(holder).now(),
    supply: supply.now,
    change: (holder, by, at) => {
      const next = historyOf(holder).now() + by;
      if (next < 0n) throw new Error(`${holder} has no ${-by} shares.`);
      historyOf(holder).set(at, next);
      supply.set(at, supply.now() + by);
    },
    pastOf: (holder, time) => historyOf(holder).at(time),
    pastSupply: supply.at,
    delegate: (holder, to) => {
      delegates.set(holder, to);
    },
    votesOf: (voter) =>
      [...held]
        .filter(([holder]) => holder !== escrow && (delegates.get(holder) ?? holder) === voter)
        .reduce((sum, [, history]) => sum + history.now(), 0n),
  };
}
