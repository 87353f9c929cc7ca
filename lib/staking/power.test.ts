import { zeroAddress } from 'viem';
import { describe, expect, test } from 'vitest';
import { explainPower, type PowerFacts } from './power';

const me = '0xAaAaAaAaAaAaAaAaAaAaAaAaAaAaAaAaAaAaAaAa';
const other = '0x2222222222222222222222222222222222222222';
const voter: PowerFacts = {
  account: me,
  snapshot: { votes: 10n, shares: 10n, delegate: me },
  used: 0n,
  hasVoted: false,
  now: { votes: 12n, shares: 12n, isUnstaking: false },
};
const nothing = { votes: 0n, shares: 0n, delegate: zeroAddress };

describe('explainPower', () => {
  test('default: numbers go through', () => {
    expect(explainPower({ ...voter, used: 4n, hasVoted: true })).toEqual({
      atSnapshot: 10n,
      used: 4n,
      now: 12n,
      hasVoted: true,
      reason: 'has-power',
    });
  });

  test.each<[string, Partial<PowerFacts>]>([
    ['has-power', {}],
    ['snapshot-ahead', { snapshot: null }],
    ['all-used', { used: 10n, hasVoted: true }],
    ['has-power', { snapshot: { votes: 3n, shares: 0n, delegate: zeroAddress } }],
    ['delegated-away', { snapshot: { votes: 0n, shares: 10n, delegate: other } }],
    ['not-delegated', { snapshot: { votes: 0n, shares: 10n, delegate: zeroAddress } }],
    ['staked-after-snapshot', { snapshot: nothing }],
    [
      'staked-after-snapshot',
      { snapshot: nothing, now: { votes: 0n, shares: 1n, isUnstaking: true } },
    ],
    ['unstaking', { snapshot: nothing, now: { votes: 0n, shares: 0n, isUnstaking: true } }],
    ['no-stake', { snapshot: nothing, now: { votes: 0n, shares: 0n, isUnstaking: false } }],
    ['no-stake', { snapshot: nothing, now: { votes: 5n, shares: 0n, isUnstaking: false } }],
  ])('behaviour: %s', (reason, change) => {
    expect(explainPower({ ...voter, ...change }).reason).toBe(reason);
  });

  test('behaviour: own address in other letters is still oneself', () => {
    const lower = me.toLowerCase() as typeof me;
    const snapshot = { votes: 0n, shares: 10n, delegate: lower };
    expect(explainPower({ ...voter, snapshot }).reason).toBe('not-delegated');
  });
});
