import { fail, never, type World } from './fake-send';
import * as people from './people';
import { popup } from './popup-scenario';
import type { Scenario } from './scenario';
import { click, see } from './steps';
import * as submissions from './submissions';
import { openFirst } from './vote-scenarios';

const toConfirm = async () => {
  await openFirst();
  await click('For');
  await click('Review the vote');
  await see('What is called');
};

function confirm(id: string, changes: World, rest: Partial<Scenario> = {}): Scenario {
  return popup(`confirm-${id}`, 'votes', changes, { act: toConfirm, height: 900, ...rest });
}

export const confirmScenarios: readonly Scenario[] = [
  confirm('vote', {}, { widths: [320, 400] }),
  popup('confirm-vote-short', 'votes', {}, { act: toConfirm }),
  confirm('locked', { 'account.read': () => people.locked }),
  confirm(
    'watched',
    { 'account.read': () => people.watched },
    { widths: [320, 400], height: 1_300 },
  ),
  confirm(
    'watched-coin',
    {
      'account.read': () => people.watched,
      'ballot.prepare': () => submissions.preparedCoin,
    },
    { widths: [320], height: 1_100 },
  ),
  confirm(
    'moves',
    { 'ballot.prepare': () => ({ ...submissions.prepared, events: submissions.movedEvents }) },
    { widths: [320], height: 1_100 },
  ),
  confirm(
    'untold',
    {
      'ballot.prepare': () => ({
        ...submissions.prepared,
        simulation: { status: 'ok', method: 'eth_call' },
        events: null,
      }),
    },
    { height: 1_000 },
  ),
  confirm(
    'watched-two',
    {
      'account.read': () => people.watched,
      'ballot.prepare': () => ({
        ...submissions.prepared,
        before: [{ to: people.address('aa01'), data: '0x095ea7b3', valueWei: 0n }],
      }),
    },
    { height: 1_600 },
  ),
  confirm('missing-gas', {
    'ballot.prepare': () => ({
      ...submissions.prepared,
      nativeBalanceWei: 12_000_000_000_000n,
      missingWei: 172_000_000_000_000n,
    }),
  }),
  confirm('unknown', {
    'ballot.prepare': () => ({
      ...submissions.prepared,
      toName: null,
      decoded: { kind: 'unknown', selector: '0xdeadbeef' },
      simulation: { status: 'not-simulated', code: 'chain.unreachable' },
    }),
  }),
  confirm('reverts', {
    'ballot.prepare': () => ({
      ...submissions.prepared,
      simulation: {
        status: 'reverts',
        method: 'eth_call',
        code: 'revert.already_voted',
        detail: 'GovernorAlreadyCastVote(voter: 0x1a2b…)',
      },
    }),
  }),
  confirm('expired', {
    'ballot.prepare': () => ({ ...submissions.prepared, expiresAtMs: people.nowMs - 1 }),
  }),
  confirm('propose', { 'ballot.prepare': () => submissions.preparedProposal }, { height: 1_250 }),
  confirm(
    'sending',
    { 'ballot.submit': never },
    {
      act: async () => {
        await toConfirm();
        await click('Sign');
      },
    },
  ),
  confirm(
    'sent',
    {
      'ballot.submit': () => ({ status: 'submitted', id: '1', hash: people.hash('3f') }),
    },
    {
      height: 700,
      act: async () => {
        await toConfirm();
        await click('Sign');
        await see('take it into a block');
      },
    },
  ),
  confirm(
    'failed',
    { 'ballot.submit': fail('transactions.refused') },
    {
      act: async () => {
        await toConfirm();
        await click('Sign');
        await see('Try again');
      },
    },
  ),
];
