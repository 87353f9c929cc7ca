import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ProposalId } from '@/lib/model/ids';
import type { Tally } from '@/lib/model/proposal';
import type { Ballot } from './index';
import { addTallies, compareTally, judgeRecord } from './records';

const id = 7n as ProposalId;
const none: Tally = { forVotes: 0n, againstVotes: 0n, abstainVotes: 0n };
const voter = '0x00000000000000000000000000000000000000aa';
const ballot = (tally: Partial<Tally>, reason = ''): Ballot => ({
  proposalId: id,
  voter,
  tally: { ...none, ...tally },
  reason,
});
const executed = { id, state: 'executed' } as const;

describe('judgeRecord', () => {
  test('default: cast as the log says, in full', () => {
    const record = judgeRecord(executed, { past: 9n, used: 9n }, [
      ballot({ forVotes: 9n }, 'Yes.'),
    ]);
    expect(record).toEqual({ proposalId: id, cast: 'for', past: 9n, used: 9n, reason: 'Yes.' });
  });

  test.each([
    ['against', [ballot({ againstVotes: 9n })]],
    ['abstain', [ballot({ abstainVotes: 9n })]],
    ['split', [ballot({ againstVotes: 4n, abstainVotes: 5n })]],
    // In two ballots, the second with what was left.
    ['split', [ballot({ forVotes: 4n }), ballot({ againstVotes: 5n })]],
    ['for', [ballot({ forVotes: 4n }), ballot({ forVotes: 5n })]],
  ] as const)('args: %s', (cast, ballots) => {
    expect(judgeRecord(executed, { past: 9n, used: 9n }, ballots).cast).toBe(cast);
  });

  test('behaviour: state is the truth, whatever a log says', () => {
    const lie = [ballot({ forVotes: 9n }, 'I voted!')];
    expect(judgeRecord(executed, { past: 9n, used: 0n }, lie)).toMatchObject({
      cast: 'missed',
      reason: '',
    });
    // More, or less, than the chain says was used: it voted, nobody can say how.
    for (const used of [8n, 10n]) {
      expect(judgeRecord(executed, { past: 20n, used }, lie).cast).toBe('side-unknown');
    }
    expect(judgeRecord(executed, { past: 9n, used: 9n }, []).cast).toBe('side-unknown');
  });

  test.each([
    ['pending', 9n, 'open'],
    ['active', 9n, 'open'],
    ['active', 0n, 'no-votes'],
    ['canceled', 9n, 'void'],
    ['defeated', 9n, 'missed'],
    ['expired', 9n, 'missed'],
    ['succeeded', 0n, 'no-votes'],
    ['queued', 9n, 'missed'],
  ] as const)('behaviour: not cast on one that is %s with %s votes', (state, past, cast) => {
    expect(judgeRecord({ id, state }, { past, used: 0n }, []).cast).toBe(cast);
  });
});

describe('compareTally', () => {
  const tally = { forVotes: 5n, againstVotes: 3n, abstainVotes: 0n };

  test('default', () => {
    expect(compareTally(tally, tally)).toBe('all');
    expect(compareTally({ ...tally, forVotes: 4n }, tally)).toBe('some');
    expect(compareTally(none, tally)).toBe('some');
    expect(compareTally({ ...tally, abstainVotes: 1n }, tally)).toBe('contradict');
    // As many votes in all, but for another side.
    expect(compareTally({ ...none, forVotes: 8n }, tally)).toBe('contradict');
  });

  test('property: leaving a ballot out never makes it fit, nor contradict', () => {
    const votes = fc.bigInt({ min: 0n, max: 10n ** 24n });
    const one = fc.record({ forVotes: votes, againstVotes: votes, abstainVotes: votes });
    fc.assert(
      fc.property(fc.array(one, { minLength: 1, maxLength: 8 }), fc.nat(), (tallies, place) => {
        const all = addTallies(tallies);
        expect(compareTally(all, all)).toBe('all');
        const left = tallies[place % tallies.length] as Tally;
        const rest = addTallies(tallies.filter((other) => other !== left));
        const isNothing = left.forVotes + left.againstVotes + left.abstainVotes === 0n;
        expect(compareTally(rest, all)).toBe(isNothing ? 'all' : 'some');
      }),
    );
  });
});
