import { parseEther } from 'viem';
import { expect, test } from 'vitest';
import { describeRefusal } from './refusal';

const token = { decimals: 18, symbol: 'ACME' };
const pool = '0xb07bD924C86c7F2118FbF6680e9afE7d4096Ae73';
const say = (name: string, values: readonly unknown[]) =>
  describeRefusal({ name, values, text: `${name}(${values})` }, token);

test('the price of a pool, against its average', () => {
  expect(say('PoolAdapterPriceDeviation', [4817n, 5190n, 500n])).toBe(
    "the pool's price is 7.18 % below its average, and at most 5 % are allowed",
  );
  expect(say('PoolAdapterPriceDeviation', [5500n, 5000n, 500n])).toMatch(/10 % above/);
});

test('times are times, amounts are in tokens, growth is by the year', () => {
  expect(say('PoolAllocatorCoolingDown', [pool, 1_795_670_898n])).toBe(
    'stake of 0xb07bD9…Ae73 moved a moment ago; it may again at 2026-11-26 05:28:18 UTC',
  );
  expect(say('PoolAllocatorNotMeasured', [pool, 1_795_670_898n])).toMatch(
    /not measured yet; a sample is due at 2026-11-26/,
  );
  // The contract has no time to tell of a pool without samples.
  expect(say('PoolAllocatorNotMeasured', [pool, 0n])).toBe('0xb07bD9…Ae73 was never sampled');
  expect(say('PoolAllocatorMovesTooMuch', [parseEther('1200'), parseEther('22.5')])).toBe(
    "1,200 ACME are more than the 22.5 ACME that may still move within the vault's window",
  );
  const edge = [parseEther('0.02'), parseEther('0.05'), parseEther('0.04')];
  expect(say('PoolAllocatorEdgeTooSmall', edge)).toBe(
    'it would gain 3.00 % a year, and the vault asks for 4.00 %',
  );
  expect(say('StakePoolsLossTooHigh', [pool, parseEther('3'), parseEther('2')])).toMatch(
    /lose 3 ACME .* allows 2 ACME/,
  );
});

test('an error of nobody here stays as it is', () => {
  expect(say('SomethingElse', [1n])).toBe('SomethingElse(1)');
  expect(say('toString', [1n])).toBe('toString(1)');
});
