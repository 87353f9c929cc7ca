import { nowMs as badgesNowMs } from '@/tests/fixtures/badge-parts';
import { badgeStates } from '@/tests/fixtures/badge-states';
import { confirmScenarios } from './confirm-scenarios';
import { fail, never, type World } from './fake-send';
import * as people from './people';
import { popup, type View } from './popup-scenario';
import * as proposals from './proposals';
import type { Scenario } from './scenario';
import { stakeScenarios } from './stake-scenarios';
import { click, fill, see } from './steps';
import { cancelView } from './submissions';
import { voteScenarios } from './vote-scenarios';

const views = ['page', 'votes', 'stake', 'activity'] as const;

/** The reads a view stands on. */
const reads: Readonly<Record<View, readonly (keyof World)[]>> = {
  page: ['tab.read'],
  votes: ['holding.list'],
  stake: ['position.read'],
  activity: ['activity.list'],
};

function without(view: View, answer: () => never | Promise<never>): World {
  return Object.fromEntries(reads[view].map((name) => [name, answer]));
}

/** Every view in the states every view has. */
const everyView = views.flatMap((view) => [
  popup(`${view}-loading`, view, without(view, never)),
  popup(`${view}-failed`, view, without(view, fail('chain.unreachable'))),
  popup(`${view}-locked`, view, { 'account.read': () => people.locked }),
  popup(`${view}-no-account`, view, {
    'account.read': () => ({ status: 'none', accounts: [], selected: null }),
  }),
  popup(`${view}-no-network`, view, { 'network.list': () => [] }),
  popup(`${view}-no-consent`, view, {
    'settings.read': () => ({ ...people.settings, consentedAtMs: null }),
  }),
]);

const page = [
  popup('page', 'page', {}, { widths: [320, 400] }),
  popup('page-tall', 'page', {}, { height: 1_000, act: () => click('3 earlier proposals') }),
  popup('page-green', 'page', {
    'tab.read': () => ({
      tabId: 1,
      locator: people.locator,
      revision: null,
      badge: people.greenBadge,
    }),
    'network.list': () => [people.mainNetwork],
  }),
  popup(
    'page-impostor',
    'page',
    {
      'tab.read': () => ({
        tabId: 1,
        locator: people.redBadge.locator,
        revision: null,
        badge: people.redBadge,
      }),
      'proposal.list': () => ({
        proposals: [proposals.hostileProposal],
        next: null,
        timestamp: people.now,
      }),
    },
    { widths: [320, 400], height: 900, act: () => click('Why it is not green') },
  ),
  popup('page-empty', 'page', {
    'tab.read': () => ({ tabId: 1, locator: null, revision: null, badge: null }),
  }),
  popup('page-no-record', 'page', {
    'tab.read': () => ({ tabId: 1, locator: people.locator, revision: null, badge: null }),
    'badge.read': () => [],
  }),
  popup('page-looking', 'page', {
    'tab.read': () => ({ tabId: 1, locator: people.locator, revision: null, badge: null }),
    'badge.read': never,
  }),
];

/** The page view with each thing a verdict can say. */
const verdicts = Object.entries(badgeStates)
  .filter(([name]) => name !== 'hostile-names')
  .map(([name, badge]) =>
    popup(
      `page-verdict-${name}`,
      'page',
      {
        'tab.read': () => ({ tabId: 1, locator: badge.locator, revision: null, badge }),
        'network.list': () => [badge.verdict.demo ? people.demoNetwork : people.mainNetwork],
        'proposal.list': () => ({ proposals: [], next: null, timestamp: people.now }),
      },
      { nowMs: badgesNowMs, height: 900 },
    ),
  );

const others = [
  popup('activity', 'activity', {}, { widths: [320, 400] }),
  popup(
    'activity-speed-up',
    'activity',
    {},
    {
      widths: [320, 400],
      height: 900,
      act: async () => {
        await click('Speed up');
        await see('What is called');
      },
    },
  ),
  popup(
    'activity-cancel',
    'activity',
    { 'activity.price': () => cancelView },
    {
      height: 900,
      act: async () => {
        await click('Cancel it');
        await see('What is called');
      },
    },
  ),
  popup('activity-empty', 'activity', { 'activity.list': () => [] }),
  popup(
    'menu',
    'page',
    {},
    {
      act: async () => {
        await click('Main');
        await see('Act as');
      },
    },
  ),
  popup(
    'unlock-wrong',
    'votes',
    {
      'account.read': () => people.locked,
      'account.unlock': fail('keystore.wrong_password'),
    },
    {
      act: async () => {
        await click('Unlock');
        await fill('Password', 'not it');
        await click('Unlock');
        await see('does not open');
      },
    },
  ),
  popup('no-answer', 'page', { 'settings.read': fail('protocol.no_answer') }),
  popup('several-networks', 'page', {
    'network.list': () => [people.mainNetwork, people.demoNetwork],
  }),
];

export const popupScenarios: readonly Scenario[] = [
  ...everyView,
  ...page,
  ...verdicts,
  ...voteScenarios,
  ...confirmScenarios,
  ...stakeScenarios,
  ...others,
];
