import { describe, expect, test } from 'vitest';
import { toStake } from './lens';

const told = { totalStaked: 7n, totalShares: 5n, tokenSupply: 9n };

describe('toStake', () => {
  test('default: as it is told', () => {
    expect(toStake(told)).toEqual({ totalAssets: 7n, totalShares: 5n, tokenSupply: 9n });
  });

  test('behaviour: shares without a worth are not worth nothing: it is not known', () => {
    expect(toStake({ ...told, totalStaked: 0n }).totalAssets).toBeNull();
  });

  test('behaviour: no shares are worth nothing', () => {
    expect(toStake({ ...told, totalStaked: 0n, totalShares: 0n }).totalAssets).toBe(0n);
  });
});
