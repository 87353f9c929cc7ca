import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { barWidth, getTallyScale } from './tally-scale';

const votes = fc.bigInt({ min: 0n, max: 10n ** 30n });

describe('getTallyScale', () => {
  test('default: the bar ends at the quorum where that is more than was cast', () => {
    const tally = { forVotes: 300n, abstainVotes: 100n, againstVotes: 100n };
    expect(getTallyScale(tally, 1_000n)).toEqual({
      for: 300,
      abstain: 100,
      against: 100,
      quorum: 1_000,
    });
  });

  test('behaviour: no votes and no quorum draw nothing', () => {
    const tally = { forVotes: 0n, abstainVotes: 0n, againstVotes: 0n };
    expect(getTallyScale(tally, null)).toEqual({ for: 0, abstain: 0, against: 0, quorum: null });
  });

  test('property: parts fit the bar, and a vote is never invisible', () => {
    fc.assert(
      fc.property(
        votes,
        votes,
        votes,
        fc.option(votes),
        (forVotes, abstainVotes, againstVotes, quorum) => {
          const scale = getTallyScale({ forVotes, abstainVotes, againstVotes }, quorum);
          // Three parts may each be drawn 4 wide though they are less.
          expect(scale.for + scale.abstain + scale.against).toBeLessThanOrEqual(barWidth + 12);
          expect(scale.for > 0).toBe(forVotes > 0n);
          expect(scale.against > 0).toBe(againstVotes > 0n);
          expect(scale.abstain > 0).toBe(abstainVotes > 0n);
          expect(scale.quorum ?? 0).toBeLessThanOrEqual(barWidth);
        },
      ),
    );
  });
});
