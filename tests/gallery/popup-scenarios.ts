import { fail, never, type World } from './fake-send';
import * as people from './people';
import type { Scenario } from './scenario';
import { click, fill, see } from './steps';
import { fullWorld, holding, hostileHolding } from './worlds';

const views = ['page', 'votes', 'stake', 'activity'] as const;
type View = (typeof views)[number];

function popup(
  id: string,
  view: View,
  changes: World = {},
  rest: Partial<Scenario> = {},
): Scenario {
  return {
    id: `popup-${id}`,
    surface: 'popup',
    world: { ...fullWorld, ...changes },
    forms: { 'popup/view': view },
    ...rest,
  };
}

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
  popup(`${view}-no-account`, view, { 'account.read': () => ({ status: 'none' as const }) }),
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
        proposals: [people.hostileProposal],
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
  }),
];

const openFirst = async () => {
  await click(people.proposal.title);
  await see('Your votes here');
};

const votes = [
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
    'ballot-failed',
    'votes',
    { 'ballot.read': fail('governance.text_unavailable') },
    {
      act: () => click(people.proposal.title),
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
          proposal: people.proposal,
          power: {
            ...people.power,
            atSnapshot: reason === 'all-used' ? people.power.atSnapshot : 0n,
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
    { 'holding.list': () => [{ ...holding, open: [people.queuedProposal] }] },
    {
      act: async () => {
        await click(people.queuedProposal.title);
        await see('The waiting time is over');
      },
    },
  ),
];

const toConfirm = async () => {
  await openFirst();
  await click('For');
  await click('Review the vote');
  await see('What is called');
};

function confirm(id: string, changes: World, rest: Partial<Scenario> = {}): Scenario {
  return popup(`confirm-${id}`, 'votes', changes, { act: toConfirm, height: 900, ...rest });
}

const confirms = [
  confirm('vote', {}, { widths: [320, 400] }),
  popup('confirm-vote-short', 'votes', {}, { act: toConfirm }),
  confirm('locked', { 'account.read': () => people.locked }),
  confirm('missing-gas', {
    'ballot.prepare': () => ({
      ...people.prepared,
      nativeBalanceWei: 12_000_000_000_000n,
      missingWei: 172_000_000_000_000n,
    }),
  }),
  confirm('unknown', {
    'ballot.prepare': () => ({
      ...people.prepared,
      toName: null,
      decoded: { kind: 'unknown', selector: '0xdeadbeef' },
      simulation: { status: 'not-simulated', code: 'chain.unreachable' },
    }),
  }),
  confirm('reverts', {
    'ballot.prepare': () => ({
      ...people.prepared,
      simulation: {
        status: 'reverts',
        method: 'eth_call',
        code: 'revert.already_voted',
        detail: 'GovernorAlreadyCastVote(voter: 0x1a2b…)',
      },
    }),
  }),
  confirm('expired', {
    'ballot.prepare': () => ({ ...people.prepared, expiresAtMs: people.nowMs - 1 }),
  }),
  confirm(
    'propose',
    {
      'ballot.prepare': () => ({
        ...people.prepared,
        kind: 'propose',
        permit: {
          token: people.address('aa01'),
          tokenName: 'Aurora',
          spender: people.address('aa02'),
          value: 1_250n * people.unit + 1n,
          deadline: people.now + people.hour,
        },
        decoded: {
          kind: 'known',
          contractName: 'ModelGovernor',
          functionName: 'propose',
          arguments: [
            {
              name: 'description',
              type: 'string',
              value: '# Pay…',
              exact: '# Pay 2,000 AUR for a safety evaluation',
            },
          ],
          inner: [
            {
              target: people.address('aa01'),
              valueWei: 0n,
              calldata: '0xa9059cbb',
              decoded: {
                kind: 'known',
                contractName: 'ModelToken',
                functionName: 'transfer',
                arguments: [
                  { name: 'to', type: 'address', value: people.other, exact: people.other },
                  {
                    name: 'value',
                    type: 'uint256',
                    value: '2000',
                    exact: '2000000000000000000000',
                  },
                ],
                inner: [],
              },
            },
            {
              target: people.other,
              valueWei: people.unit,
              calldata: '0xdeadbeef',
              decoded: { kind: 'unknown', selector: '0xdeadbeef' },
            },
          ],
        },
      }),
    },
    { height: 1_250 },
  ),
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

const stake = [
  popup('stake', 'stake', {}, { widths: [320, 400], height: 900 }),
  popup('stake-short', 'stake'),
  popup('stake-empty', 'stake', {
    'holding.list': () => [],
    'tab.read': () => ({ tabId: 1, locator: null, revision: null, badge: null }),
  }),
  popup(
    'stake-nothing-yet',
    'stake',
    { 'position.read': () => people.emptyPosition },
    {
      height: 900,
    },
  ),
  popup(
    'stake-several',
    'stake',
    { 'holding.list': () => [holding, hostileHolding] },
    {
      height: 900,
      widths: [320],
      act: async () => {
        await fill('Amount to stake', '1,251');
        await see('more than');
      },
    },
  ),
  popup(
    'stake-unstake',
    'stake',
    {},
    {
      height: 950,
      widths: [320],
      act: async () => {
        await click('Unstake');
        await fill('Shares to unstake', '250.5');
      },
    },
  ),
  popup(
    'stake-delegate',
    'stake',
    {},
    {
      height: 950,
      act: async () => {
        await click('Delegate');
        await click('Somebody else');
        await fill('Their address', '0x123');
        await see('40 digits');
      },
    },
  ),
  popup(
    'stake-preparing',
    'stake',
    { 'stake.prepare': never },
    {
      height: 950,
      act: async () => {
        await fill('Amount to stake', '100');
        await click('Review the stake');
      },
    },
  ),
];

const others = [
  popup('activity', 'activity', {}, { widths: [320, 400] }),
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
  ...votes,
  ...confirms,
  ...stake,
  ...others,
];
