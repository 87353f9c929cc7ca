import { describe, expect, test } from 'vitest';
import { cutApart, toLine, toPrices } from './stake-lines';

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
    expect(toLine(points, { fromZero: false, until: 0n })).toEqual({
      path: 'M0 100.0H500.0V0.0H1000.0V50.0H1000',
      least: 10n,
      most: 30n,
      first: points[0],
      last: points[2],
    });
  });

  test('args: from zero', () => {
    expect(toLine(points, { fromZero: true, until: 0n })?.path).toBe(
      'M0 66.7H500.0V0.0H1000.0V33.3H1000',
    );
  });

  test('behaviour: one point, or none', () => {
    expect(toLine([], { fromZero: true, until: 0n })).toBeNull();
    const one = [{ block: 5n, value: 7n }];
    expect(toLine(one, { fromZero: false, until: 5n })?.path).toBe('M0 50.0H1000');
    expect(toLine(one, { fromZero: true, until: 5n })?.path).toBe('M0 0.0H1000');
  });

  test('behaviour: the last value holds up to the newest block that was looked at', () => {
    const line = toLine(points, { fromZero: true, until: 300n });
    expect(line?.path).toBe('M0 66.7H250.0V0.0H500.0V33.3H1000');
    expect(line?.last).toEqual({ block: 300n, value: 20n });
  });

  test('behaviour: a change of a ten-thousandth stays as small as it is', () => {
    const noise = [
      { block: 1n, value: unit },
      { block: 2n, value: unit + unit / 10_000n },
    ];
    expect(toLine(noise, { fromZero: false, until: 3n })?.path).toBe('M0 50.5H500.0V49.5H1000');
    const growth = [
      { block: 1n, value: unit },
      { block: 2n, value: 2n * unit },
    ];
    expect(toLine(growth, { fromZero: false, until: 3n })?.path).toBe('M0 100.0H500.0V0.0H1000');
  });
});

describe('cutApart', () => {
  const line = { least: unit, most: unit + 12_345_678_901n };

  test('default: as many places as it takes to see the difference', () => {
    expect(cutApart(line.most, line)).toBe(unit + 12_000_000_000n);
    expect(cutApart(line.least, line)).toBe(unit);
  });

  test('args: told as any amount where that differs, or where nothing does', () => {
    expect(cutApart(unit, { least: unit, most: 2n * unit })).toBeNull();
    expect(cutApart(unit, { least: unit, most: unit })).toBeNull();
  });
});
