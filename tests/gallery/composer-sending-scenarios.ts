import * as calls from './composer-calls';
import * as made from './composer-people';
import { composer, doing, short } from './composer-scenario';
import { fail, never, type World } from './fake-send';
import * as people from './people';
import type { Scenario } from './scenario';
import { click, see } from './steps';
import * as submissions from './submissions';

const { draft, decided } = made;
const noChoices = () => ({ choices: [], more: false });

const review = async () => {
  await see('This account may propose');
  await click('Review proposal');
  await see('What it does');
  await see('Raw call data');
};
const sign = async () => {
  await review();
  await click('Go on to sign');
};
const all = doing(made.approve, made.pay, made.period);
const sent = (state: 'broadcast' | 'included' | 'failed'): World => ({
  'draft.read': () => ({ ...decided(), submitted: { activityId: 'a1', atMs: people.nowMs } }),
  'activity.list': () => [
    {
      ...(submissions.activity[0] as (typeof submissions.activity)[number]),
      id: 'a1',
      kind: 'propose',
      state,
      blockNumber: state === 'included' ? 21_410n : null,
    },
  ],
});
const danger: World = {
  ...doing(calls.callOf(calls.grantRole, [people.hash('0'), made.recipient])),
  'proposal.build': ({ intents }) => ({
    ...calls.build(intents),
    simulation: {
      status: 'reverts',
      method: 'eth_simulateV1',
      code: 'revert.other',
      detail: 'AccessControlUnauthorizedAccount(account: 0x44, neededRole: 0x00)',
    },
  }),
};

const sending = [
  composer('review', all, { widths: [400], act: review }),
  composer('review-signal', doing(), {
    act: async () => {
      await see('This account may propose');
      await click('Review proposal');
      await see('all calls go through');
    },
  }),
  composer('review-danger', danger, { act: review }),
  composer(
    'review-short',
    { ...doing(), ...short },
    {
      act: async () => {
        await click('Review proposal');
        await see('What it does');
      },
    },
  ),
  composer('last-look', all, { widths: [400], act: sign }),
  composer(
    'last-look-locked',
    { ...all, 'account.read': () => people.locked },
    {
      act: async () => {
        await click('Review proposal');
        await see('What it does');
        await click('Go on to sign');
      },
    },
  ),
  composer('last-look-preparing', { ...all, 'proposal.prepare': never }, { act: sign }),
  composer(
    'last-look-failed',
    { ...all, 'proposal.prepare': fail('chain.timed_out') },
    {
      act: sign,
    },
  ),
  composer('sent', sent('broadcast')),
  composer('sent-included', sent('included')),
  composer('sent-failed', sent('failed')),
];

const reference = { hash: `reference=${encodeURIComponent(draft.locator ?? '')}` };
const references = [
  composer(
    'reference',
    { 'model.search': () => ({ choices: [made.linkedChoice], more: false }) },
    reference,
  ),
  composer(
    'reference-claimed',
    { 'model.search': () => ({ choices: [made.claimedChoice], more: false }) },
    reference,
  ),
  composer('reference-none', { 'model.search': noChoices }, reference),
  composer('reference-no-model', {}, { hash: 'reference=' }),
];

export const sendingScenarios: readonly Scenario[] = [...sending, ...references];
