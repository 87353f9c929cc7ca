import { describe, expect, test } from 'vitest';
import { toLine, toPrices } from './stake-lines';

const unit = 10n ** 18n;

describe('toPrices', () => {
  test('default: what a whole share was worth; none without shares', () => {
    expect(
      toPrices([
        { block: 1n, assets: 0n, shares: 0n },
        { block: 2n, assets: 3n * unit, shares: 2n * unit },
      ]),
    ).toEqual([{ block: 2n, value: (3n * unit) / 2n }]);
  });
});

describe('toLine', () => {
  const points = [
    { block: 100n, value: 10n },
    { block: 150n, value: 30n },
    { block: 200n, value: 20n },
  ];

  test('default: in steps, between the least and the most', () => {
    expect(toLine(points, { fromZero: false })).toEqual({
      path: 'M0 100.0H500.0V0.0H1000.0V50.0H1000',
      least: 10n,
      most: 30n,
      first: points[0],
      last: points[2],
    });
  });

  test('args: from zero', () => {
    expect(toLine(points, { fromZero: true })?.path).toBe('M0 66.7H500.0V0.0H1000.0V33.3H1000');
  });

  test('behaviour: one point, or none', () => {
    expect(toLine([], { fromZero: true })).toBeNull();
    const one = [{ block: 5n, value: 7n }];
    expect(toLine(one, { fromZero: false })?.path).toBe('M0 50.0H1000');
    expect(toLine(one, { fromZero: true })?.path).toBe('M0 0.0H1000');
  });
});
