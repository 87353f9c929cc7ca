import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findSize } from './size';
import type { Tried } from './types';

/** Contracts that let through at most so much, and count how often they are asked. */
function limitTo(limit: bigint, name = 'StakePoolsCapExceeded') {
  let asked = 0;
  const attempt = (assets: bigint): Promise<Tried<bigint>> => {
    asked += 1;
    const isFine = assets <= limit;
    return Promise.resolve(
      isFine
        ? { isFine, result: assets * 2n }
        : { isFine, refusal: { name, text: `${name}(${assets})` } },
    );
  };
  return { attempt, asked: () => asked };
}

/** Refuses whatever is asked: more than one token by the first name, anything less by the second. */
function refuseAll(ofMore: string, ofLess: string) {
  return (assets: bigint): Promise<Tried<bigint>> => {
    const name = assets > 10n ** 18n ? ofMore : ofLess;
    return Promise.resolve({ isFine: false, refusal: { name, text: name } });
  };
}

describe('how much is moved', () => {
  test('all of it at one question when all of it goes', async () => {
    const contracts = limitTo(100n);
    expect(await findSize(100n, contracts.attempt)).toEqual({
      isFine: true,
      assets: 100n,
      result: 200n,
    });
    expect(contracts.asked()).toBe(1);
  });

  test('within one part in 64 of the limit, in few questions', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.bigInt({ min: 10n ** 18n, max: 10n ** 27n }),
        fc.bigInt({ min: 1n, max: 1000n }),
        async (most, thousandths) => {
          const limit = (most * thousandths) / 1000n;
          const contracts = limitTo(limit);
          const sized = await findSize(most, contracts.attempt);
          if (!sized.isFine) throw new Error('nothing was found');
          expect(sized.assets <= limit).toBe(true);
          expect(sized.assets * 64n >= limit * 63n).toBe(true);
          expect(sized.result).toBe(sized.assets * 2n);
          expect(contracts.asked()).toBeLessThan(32);
        },
      ),
    );
  });

  test('a refusal that size does not change ends it at once', async () => {
    const contracts = limitTo(0n, 'PoolAllocatorCoolingDown');
    const sized = await findSize(10n ** 20n, contracts.attempt);
    expect(sized).toMatchObject({ isFine: false, refusal: { name: 'PoolAllocatorCoolingDown' } });
    expect(contracts.asked()).toBe(1);
  });

  test('where the least that goes is too much, the refusal of more is told', async () => {
    const attempt = refuseAll('StakePoolsCapExceeded', 'PoolAllocatorMoveTooSmall');
    expect(await findSize(10n ** 20n, attempt)).toMatchObject({
      refusal: { name: 'StakePoolsCapExceeded' },
    });
  });

  test('where nothing goes the smallest amount says why', async () => {
    const attempt = refuseAll('StakePoolsIdleTooLow', 'PoolAllocatorEdgeTooSmall');
    expect(await findSize(10n ** 20n, attempt)).toMatchObject({
      refusal: { name: 'PoolAllocatorEdgeTooSmall' },
    });
  });
});
