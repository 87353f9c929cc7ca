import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decide, type Facts, gainOf } from './decide';

const base: Facts = {
  tip: 2n * 10n ** 18n,
  tokenDecimals: 18,
  tokenPriceWei: 10n ** 15n,
  gas: 400_000n,
  gasPriceWei: 10n ** 9n,
  rollupFeeWei: 0n,
  balanceWei: 10n ** 18n,
  spentWei: 0n,
  maxSpendWei: 10n ** 17n,
  lossAllowedWei: 0n,
};

describe('what is sent', () => {
  test('a tip worth more than its gas', () => {
    expect(decide(base)).toEqual({ act: true, tipWei: 2n * 10n ** 15n, costWei: 4n * 10n ** 14n });
    expect(gainOf(decide(base))).toBe(16n * 10n ** 14n);
  });

  test('a tip worth exactly its gas is not', () => {
    const equal = decide({ ...base, tokenPriceWei: 2n * 10n ** 14n });
    expect(equal).toMatchObject({ act: false, why: 'does-not-pay' });
    expect(decide({ ...base, tokenPriceWei: 2n * 10n ** 14n + 1n })).toMatchObject({ act: true });
  });

  test('the fee for its data counts as its gas does', () => {
    const costly = { ...base, rollupFeeWei: 16n * 10n ** 14n };
    expect(decide(costly)).toMatchObject({ act: false, costWei: 2n * 10n ** 15n });
    expect(decide({ ...costly, rollupFeeWei: costly.rollupFeeWei - 1n })).toMatchObject({
      act: true,
    });
  });

  test('the price is for a whole token, whatever its decimals', () => {
    const six = { ...base, tip: 2_000_000n, tokenDecimals: 6 };
    expect(decide(six)).toEqual(decide(base));
  });

  test('without a price a tip counts as nothing', () => {
    expect(decide({ ...base, tokenPriceWei: null })).toEqual({ act: false, why: 'no-price' });
  });

  test('a sample may cost more than its tip, up to what is allowed', () => {
    const unpaid = { ...base, tip: 0n, tokenPriceWei: null };
    expect(decide(unpaid)).toMatchObject({ why: 'does-not-pay' });
    expect(decide({ ...unpaid, lossAllowedWei: 4n * 10n ** 14n })).toMatchObject({ act: false });
    expect(decide({ ...unpaid, lossAllowedWei: 4n * 10n ** 14n + 1n })).toMatchObject({
      act: true,
    });
  });
});

describe('what stops it', () => {
  test('the cap for the day, also when this transaction alone would pass it', () => {
    const left = { ...base, spentWei: base.maxSpendWei - 4n * 10n ** 14n };
    expect(decide(left)).toMatchObject({ act: true });
    expect(decide({ ...left, spentWei: left.spentWei + 1n })).toMatchObject({ why: 'spend-cap' });
    expect(decide({ ...base, maxSpendWei: 1n })).toMatchObject({ why: 'spend-cap' });
  });

  test('an account without coins for the gas', () => {
    const poor = decide({ ...base, balanceWei: 4n * 10n ** 14n - 1n });
    expect(poor).toEqual({
      act: false,
      why: 'no-gas',
      balanceWei: 4n * 10n ** 14n - 1n,
      costWei: 4n * 10n ** 14n,
    });
  });

  test('never beyond cap, coins or worth, whatever the facts', () => {
    const amount = fc.bigInt({ min: 0n, max: 10n ** 24n });
    const facts = fc.record({
      tip: amount,
      tokenDecimals: fc.integer({ min: 0, max: 24 }),
      tokenPriceWei: fc.option(amount),
      gas: fc.bigInt({ min: 21_000n, max: 30_000_000n }),
      gasPriceWei: fc.bigInt({ min: 0n, max: 10n ** 13n }),
      rollupFeeWei: fc.bigInt({ min: 0n, max: 10n ** 18n }),
      balanceWei: amount,
      spentWei: amount,
      maxSpendWei: amount,
      lossAllowedWei: fc.bigInt({ min: 0n, max: 10n ** 16n }),
    });
    fc.assert(
      fc.property(facts, (one) => {
        const decision = decide(one);
        if (!decision.act) return;
        const cost = one.gas * one.gasPriceWei + one.rollupFeeWei;
        const worth = (one.tip * (one.tokenPriceWei ?? 0n)) / 10n ** BigInt(one.tokenDecimals);
        expect(worth + one.lossAllowedWei > cost).toBe(true);
        expect(one.spentWei + cost <= one.maxSpendWei).toBe(true);
        expect(one.balanceWei >= cost).toBe(true);
      }),
    );
  });
});
