import { describe, expect, test } from 'vitest';
import { context } from '@/tests/gallery/composer-people';
import { stake, stakeOff } from '@/tests/gallery/stakes';
import {
  getCost,
  getFree,
  listProgrammes,
  type Programme,
  parseEnding,
  toEndingFields,
} from './pool-ending';

const unit = 10n ** 18n;
const year = 365n * 86_400n;
const [running] = listProgrammes(stake) as [Programme];
const { adapter } = running;
const budget = String(stake.budget);

describe('parseEnding', () => {
  test('args: an incentive, a part of the budget, or both', () => {
    const of = (fields: Record<string, string>) => parseEnding({ budget, ...fields });
    const intent = { kind: 'pools', change: 'end' };
    expect(of({ programme: adapter })).toEqual({
      status: 'ready',
      intent: { ...intent, adapter, amount: 0n },
    });
    expect(of({ programme: '', back: '2.5' })).toEqual({
      status: 'ready',
      intent: { ...intent, adapter: null, amount: (5n * unit) / 2n },
    });
    expect(of({ programme: adapter, back: '1' })).toMatchObject({
      intent: { adapter, amount: unit },
    });
  });

  test('error: nothing at all is not filled in yet', () => {
    for (const back of ['', '0']) {
      expect(parseEnding({ budget, back })).toMatchObject({
        problems: [{ field: 'back', missing: true }],
      });
    }
  });

  test.each(['1840.1', '-1', 'much'])('error: %s is a mistake', (back) => {
    expect(parseEnding({ budget, programme: adapter, back })).toMatchObject({
      problems: [{ field: 'back', missing: false }],
    });
  });
});

describe('listProgrammes', () => {
  test('behaviour: none that is over, none where there is none', () => {
    expect(listProgrammes(stake).map((pool) => pool.adapter)).toEqual([adapter]);
    expect(listProgrammes({ ...stake, timestamp: running.programme.endsAt })).toEqual([]);
    expect(listProgrammes(stakeOff)).toEqual([]);
  });
});

describe('getCost', () => {
  test('default: the rate on all it wants, for as long as it lasts', () => {
    const programme = { ratePerYear: unit / 10n, target: 1_000n * unit, endsAt: year };
    const of = { ...running, programme };
    expect(getCost(of, 0n, year)).toBe(100n * unit);
    expect(getCost(of, 0n, year / 4n)).toBe(25n * unit);
    expect(getCost(of, year / 2n, year)).toBe(50n * unit);
    expect(getCost(of, 2n * year, year)).toBe(0n);
  });
});

describe('getFree', () => {
  test('default: the budget without what runs until the vote is carried out', () => {
    // A day until the vote, four of it, half a day late, two of the timelock, seven to spare.
    const seconds = (29n * 86_400n) / 2n;
    const due = getCost(running, stake.timestamp, seconds);
    const left = stake.budget - due;
    expect(due).toBeGreaterThan(0n);
    expect(getFree(stake, context)).toBe(left - (left % unit));
    expect(getFree({ ...stake, budget: 1n }, context)).toBe(0n);
    expect(getFree(stakeOff, context)).toBe(stakeOff.budget);
  });
});

describe('toEndingFields', () => {
  test('behaviour: an incentive that is over by now is not chosen any more', () => {
    expect(toEndingFields({ programme: adapter }, stake)).toEqual({ budget });
    const later = { ...stake, timestamp: running.programme.endsAt };
    expect(toEndingFields({ programme: adapter }, later)).toEqual({ budget, programme: '' });
  });
});
