/**
 * Contributors' part of the revenue: every payment is shared by the weights of that moment. What a payment does not divide
 * goes into the next; what each contribution earned is counted in parts of 2^-64 and paid in whole units.
 */
import type { Tokens } from './tokens';

const parts = 2n ** 64n;

type Entry = {
  account: string;
  weight: bigint;
  isEarning: boolean;
  /** In parts, by token. */
  earned: Map<string, bigint>;
  claimed: Map<string, bigint>;
};

export type Contributors = {
  name: string;
  totalWeight: () => bigint;
  /** Gives the contribution's number. */
  credit: (account: string, weight: bigint) => number;
  end: (index: number) => void;
  setAccount: (index: number, account: string) => void;
  fund: (from: string, token: string, amount: bigint) => void;
  claimable: (index: number, token: string) => bigint;
  claim: (index: number, token: string) => bigint;
};

export function createContributors(name: string, tokens: Tokens): Contributors {
  const entries: Entry[] = [];
  const left = new Map<string, bigint>();
  const earning = () => entries.filter(({ isEarning }) => isEarning);
  const totalWeight = () => earning().reduce((sum, { weight }) => sum + weight, 0n);
  const find = (index: number) => {
    const entry = entries[index];
    if (!entry) throw new Error(`There is no contribution ${index}.`);
    return entry;
  };
  const claimable = (index: number, token: string) => {
    const { earned, claimed } = find(index);
    return (earned.get(token) ?? 0n) / parts - (claimed.get(token) ?? 0n);
  };
  return {
    name,
    totalWeight,
    claimable,
    credit: (account, weight) =>
      entries.push({ account, weight, isEarning: true, earned: new Map(), claimed: new Map() }) - 1,
    end: (index) => {
      find(index).isEarning = false;
    },
    setAccount: (index, account) => {
      find(index).account = account;
    },
    fund: (from, token, amount) => {
      const total = totalWeight();
      if (total === 0n) throw new Error('Nobody is credited.');
      tokens.move(token, from, name, amount);
      const divided = amount * parts + (left.get(token) ?? 0n);
      left.set(token, divided % total);
      for (const { earned, weight } of earning()) {
        earned.set(token, (earned.get(token) ?? 0n) + weight * (divided / total));
      }
    },
    claim: (index, token) => {
      const due = claimable(index, token);
      const { account, claimed } = find(index);
      claimed.set(token, (claimed.get(token) ?? 0n) + due);
      tokens.move(token, name, account, due);
      return due;
    },
  };
}
