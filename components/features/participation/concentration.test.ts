import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ProposalId } from '@/lib/model/ids';
import type { Turnout, VoteCast } from '@/lib/model/participation';
import {
  countNeeded,
  countVoted,
  cumulate,
  getMedian,
  hasQuorum,
  listEnded,
} from './concentration';

const turnout = (id: number, cast: bigint, rest: Partial<Turnout> = {}): Turnout => ({
  id: BigInt(id) as ProposalId,
  title: '',
  state: 'defeated',
  deadline: 0n,
  tally: { forVotes: cast, againstVotes: 0n, abstainVotes: 0n },
  quorum: 10n,
  supply: 100n,
  found: 'all',
  ...rest,
});

describe('cumulate', () => {
  test('default: how many of the largest it takes', () => {
    const steps = cumulate([{ votes: 40n }, { votes: 20n }, { votes: 1n }]);
    expect(steps.map(({ votes }) => votes)).toEqual([40n, 60n, 61n]);
    expect(countNeeded(steps, 40n)).toBe(1);
    expect(countNeeded(steps, 41n)).toBe(2);
    expect(countNeeded(steps, 61n)).toBe(3);
    expect(countNeeded(steps, 62n)).toBeNull();
    expect(countNeeded([], 1n)).toBeNull();
  });

  test('property: never fewer votes with one holder more, all of them at the end', () => {
    const votes = fc.bigInt({ min: 0n, max: 10n ** 24n });
    fc.assert(
      fc.property(fc.array(votes, { minLength: 1 }), (list) => {
        const steps = cumulate(list.map((one) => ({ votes: one })));
        expect(steps.at(-1)).toEqual({
          count: list.length,
          votes: list.reduce((sum, one) => sum + one, 0n),
        });
        for (const [index, { votes: sum }] of steps.entries())
          expect(sum >= (steps[index - 1]?.votes ?? 0n)).toBe(true);
      }),
    );
  });
});

describe('getMedian', () => {
  test('default: by the share of what could be cast, not by votes', () => {
    const few = turnout(1, 50n, { supply: 1_000n });
    const most = turnout(2, 40n);
    const middle = turnout(3, 300n, { supply: 1_000n });
    expect(getMedian([few, most, middle])).toBe(middle);
  });

  test('behaviour: of two the lower, of none nothing', () => {
    const [low, high] = [turnout(1, 10n), turnout(2, 20n)];
    expect(getMedian([high, low])).toBe(low);
    expect(getMedian([])).toBeNull();
  });
});

describe('listEnded', () => {
  test('default: without those going on, canceled, or not opened', () => {
    const ended = turnout(1, 1n);
    const others = (['pending', 'active', 'canceled'] as const).map((state, index) =>
      turnout(index + 2, 1n, { state }),
    );
    expect(listEnded([ended, ...others, turnout(9, 1n, { supply: null })])).toEqual([ended]);
  });
});

describe('hasQuorum', () => {
  test('default: for and abstain count, against does not', () => {
    const tally = { forVotes: 4n, againstVotes: 90n, abstainVotes: 6n };
    expect(hasQuorum({ tally, quorum: 10n })).toBe(true);
    expect(hasQuorum({ tally, quorum: 11n })).toBe(false);
    expect(hasQuorum({ tally, quorum: null })).toBeNull();
  });
});

describe('countVoted', () => {
  test('default: of what could be voted on; a vote whose side is unknown is a vote', () => {
    const casts: readonly VoteCast[] = [
      ...(['for', 'side-unknown', 'missed', 'no-votes', 'open', 'void'] as const),
    ];
    const records = casts.map((cast) => ({
      proposalId: 1n as ProposalId,
      cast,
      past: 5n,
      used: cast === 'for' || cast === 'side-unknown' ? 5n : 0n,
      reason: '',
    }));
    expect(countVoted(records)).toEqual({ voted: 2, could: 3 });
  });
});
