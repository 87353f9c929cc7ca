import fc from 'fast-check';
import { getAddress, type Hex, pad } from 'viem';
import { describe, expect, test } from 'vitest';
import type { Holder } from '@/lib/model/registration';
import { buildAllocation } from './allocation';
import { distribute } from './distribution';

const toAccount = (number: number) =>
  getAddress(pad(`0x${number.toString(16)}` as Hex, { size: 20 }));
const staker: Holder = { account: toAccount(1), amount: 5n, staked: 2n };
const others: readonly Holder[] = [2, 3, 4].map((number) => ({
  account: toAccount(number),
  amount: BigInt(number),
  staked: 0n,
}));
const sum = (holders: readonly { amount: bigint; staked?: bigint }[]) =>
  holders.reduce((total, { amount, staked = 0n }) => total + amount + staked, 0n);

describe('distribute', () => {
  test('default: in the launch', () => {
    expect(distribute([staker, ...others], null)).toEqual({
      direct: [staker, ...others],
      listed: [],
      allocation: null,
    });
  });

  test('args: by a list; who has staked tokens is served in the launch, with all of it', () => {
    const { direct, listed, allocation } = distribute([staker, ...others], 99);
    expect(direct).toEqual([staker]);
    expect(listed.map(({ account }) => account)).toEqual(others.map(({ account }) => account));
    expect(allocation).toEqual({ root: buildAllocation(listed).root, amount: 9n, claimUntil: 99 });
  });

  test('behaviour: nobody left to claim, no list', () => {
    expect(distribute([staker], 99).allocation).toBeNull();
  });

  test('property: nothing is lost and nothing is made', () => {
    const holder = fc.record({
      account: fc.integer({ min: 1, max: 2 ** 30 }).map(toAccount),
      amount: fc.bigInt({ min: 1n, max: 2n ** 100n }),
      staked: fc.constantFrom(0n, 0n, 7n),
    });
    fc.assert(
      fc.property(fc.array(holder, { minLength: 1, maxLength: 30 }), (holders) => {
        const { direct, listed, allocation } = distribute(holders, 99);
        expect(sum(direct) + (allocation?.amount ?? 0n)).toBe(sum(holders));
        expect(direct.length + listed.length).toBe(holders.length);
      }),
    );
  });
});
