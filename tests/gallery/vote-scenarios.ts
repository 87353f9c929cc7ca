import { fail, never } from './fake-send';
import * as people from './people';
import { popup } from './popup-scenario';
import * as proposals from './proposals';
import type { Scenario } from './scenario';
import { click, fill, see } from './steps';
import { holding, hostileHolding } from './worlds';

/** Opens the first proposal of the list. */
export const openFirst = async () => {
  await click(proposals.proposal.title);
  await see('Your votes here');
};

export const voteScenarios: readonly Scenario[] = [
  popup('votes', 'votes', {}, { widths: [320, 400] }),
  popup('votes-empty', 'votes', { 'holding.list': () => [{ ...holding, open: [] }] }),
  popup('votes-no-model', 'votes', { 'holding.list': () => [] }),
  popup(
    'votes-hostile',
    'votes',
    { 'holding.list': () => [hostileHolding, holding] },
    {
      widths: [320],
    },
  ),
  popup('ballot', 'votes', {}, { act: openFirst, height: 1_150, widths: [320, 400] }),
  popup('ballot-short', 'votes', {}, { act: openFirst }),
  popup(
    'ballot-calls',
    'votes',
    {
      'ballot.read': () => ({
        proposal: proposals.proposal,
        calls: proposals.manyCalls,
        power: proposals.power,
        timestamp: people.now,
      }),
    },
    {
      act: async () => {
        await openFirst();
        document.querySelector('.proposal-actions')?.scrollIntoView();
      },
      height: 2_200,
      widths: [320],
    },
  ),
  popup(
    'ballot-failed',
    'votes',
    { 'ballot.read': fail('governance.text_unavailable') },
    {
      act: () => click(proposals.proposal.title),
    },
  ),
  popup(
    'ballot-split-over',
    'votes',
    {},
    {
      height: 1_300,
      act: async () => {
        await openFirst();
        await click('Split');
        await fill('For', '3,000');
        await fill('Against', '2500.5');
        await fill('Abstain', 'x');
        await fill('Abstain', '0');
        await see('More than you have');
      },
    },
  ),
  popup(
    'ballot-preparing',
    'votes',
    { 'ballot.prepare': never },
    {
      height: 1_200,
      act: async () => {
        await openFirst();
        await click('For');
        await click('Review the vote');
      },
    },
  ),
  popup(
    'ballot-refused',
    'votes',
    { 'ballot.prepare': fail('chain.timed_out') },
    {
      height: 1_250,
      act: async () => {
        await openFirst();
        await click('Against');
        await click('Review the vote');
        await see('did not answer');
      },
    },
  ),
  ...(
    [
      'no-stake',
      'delegated-away',
      'not-delegated',
      'staked-after-snapshot',
      'unstaking',
      'all-used',
    ] as const
  ).map((reason) =>
    popup(
      `ballot-${reason}`,
      'votes',
      {
        'ballot.read': () => ({
          proposal: proposals.proposal,
          calls: proposals.calls,
          power: {
            ...proposals.power,
            atSnapshot: reason === 'all-used' ? proposals.power.atSnapshot : 0n,
            used: reason === 'all-used' ? 5_000n * people.unit : 0n,
            hasVoted: reason === 'all-used',
            reason,
          },
          timestamp: people.now,
        }),
      },
      { act: openFirst },
    ),
  ),
  popup(
    'ballot-queued',
    'votes',
    { 'holding.list': () => [{ ...holding, open: [proposals.queuedProposal] }] },
    {
      act: async () => {
        await click(proposals.queuedProposal.title);
        await see('The waiting time is over');
      },
    },
  ),
];
