/**
 * Revenue of one model: split as voted. Stakers' part belongs to epochs of a week, which begin one second before their
 * first payment; an account's part of an epoch is by the smaller of what it held at both ends, of the smaller supply.
 */

import type { Allocator } from './allocator';
import { bps, least, share } from './arithmetic';
import type { Contributors } from './contributors';
import type { Stake } from './stake';
import type { Tokens } from './tokens';

const week = 604_800n;
const claimTime = 7_776_000n;

/** In basis points; they add up to 10,000. */
export type Splits = {
  stakers: bigint;
  contributors: bigint;
  treasury: bigint;
  incentives: bigint;
};

type Epoch = {
  startsAt: bigint;
  endsAt: bigint;
  paid: Map<string, bigint>;
  claimed: Map<string, bigint>;
  claims: Set<string>;
};

export type Revenue = {
  name: string;
  setSplits: (splits: Splits) => void;
  pay: (from: string, token: string, amount: bigint, at: bigint) => void;
  /** Gives what the holder got. */
  claim: (holder: string, epoch: number, token: string, at: bigint) => bigint;
  payTreasury: (token: string) => bigint;
  fundIncentives: (token: string) => void;
  rollOver: (epoch: number, token: string, at: bigint) => void;
  epochs: () => readonly Epoch[];
};

export type RevenueScene = {
  name: string;
  treasury: string;
  tokens: Tokens;
  stake: Stake;
  contributors: Contributors;
  allocator: Allocator;
};

export function createRevenue(scene: RevenueScene): Revenue {
  const { name, tokens, contributors } = scene;
  const epochs = createEpochs(scene);
  const treasury = new Map<string, bigint>();
  const incentives = new Map<string, bigint>();
  let splits: Splits = { stakers: 0n, contributors: 0n, treasury: bps, incentives: 0n };
  const empty = (pot: Map<string, bigint>, token: string) => {
    const amount = pot.get(token) ?? 0n;
    pot.set(token, 0n);
    return amount;
  };
  return {
    name,
    setSplits: (next) => {
      splits = next;
    },
    pay: (from, token, amount, at) => {
      tokens.move(token, from, name, amount);
      const toStakers = share(amount, splits.stakers, bps);
      const toIncentives = share(amount, splits.incentives, bps);
      const isAnyone = contributors.totalWeight() > 0n;
      const toContributors = isAnyone ? share(amount, splits.contributors, bps) : 0n;
      if (toStakers > 0n) add(epochs.running(at).paid, token, toStakers);
      if (toContributors > 0n) contributors.fund(name, token, toContributors);
      add(incentives, token, toIncentives);
      add(treasury, token, amount - toStakers - toIncentives - toContributors);
    },
    claim: epochs.claim,
    payTreasury: (token) => {
      const amount = empty(treasury, token);
      tokens.move(token, name, scene.treasury, amount);
      return amount;
    },
    fundIncentives: (token) => {
      const amount = empty(incentives, token);
      if (token === scene.stake.token) scene.allocator.fund(name, amount);
      else add(treasury, token, amount);
    },
    rollOver: epochs.rollOver,
    epochs: () => epochs.all,
  };
}

function createEpochs({ name, tokens, stake }: RevenueScene) {
  const all: Epoch[] = [];
  const find = (index: number) => {
    const epoch = all[index];
    if (!epoch) throw new Error(`There is no epoch ${index}.`);
    return epoch;
  };
  const running = (at: bigint) => {
    const last = all.at(-1);
    if (last && at <= last.endsAt) return last;
    const startsAt = at - 1n;
    const opened: Epoch = {
      startsAt,
      endsAt: startsAt + week,
      paid: new Map(),
      claimed: new Map(),
      claims: new Set(),
    };
    all.push(opened);
    return opened;
  };
  const left = (epoch: Epoch, token: string) =>
    (epoch.paid.get(token) ?? 0n) - (epoch.claimed.get(token) ?? 0n);
  return {
    all,
    running,
    claim: (holder: string, index: number, token: string, at: bigint) => {
      const epoch = find(index);
      if (at <= epoch.endsAt) throw new Error(`Epoch ${index} is open.`);
      const ends = [epoch.startsAt, epoch.endsAt] as const;
      const held = least(
        stake.shares.pastOf(holder, ends[0]),
        stake.shares.pastOf(holder, ends[1]),
      );
      const supply = least(stake.shares.pastSupply(ends[0]), stake.shares.pastSupply(ends[1]));
      const once = `${holder} ${token}`;
      if (supply === 0n || epoch.claims.has(once)) return 0n;
      const part = share(epoch.paid.get(token) ?? 0n, least(held, supply), supply);
      const due = least(part, left(epoch, token));
      if (due === 0n) return 0n;
      epoch.claims.add(once);
      add(epoch.claimed, token, due);
      tokens.move(token, name, holder, due);
      return due;
    },
    /** What nobody claimed in 90 days goes to those who hold stake now. */
    rollOver: (index: number, token: string, at: bigint) => {
      const epoch = find(index);
      if (at <= epoch.endsAt + claimTime) throw new Error(`Epoch ${index} can still be claimed.`);
      const rest = left(epoch, token);
      epoch.paid.set(token, epoch.claimed.get(token) ?? 0n);
      add(running(at).paid, token, rest);
    },
  };
}

function add(pot: Map<string, bigint>, token: string, amount: bigint): void {
  pot.set(token, (pot.get(token) ?? 0n) + amount);
}
