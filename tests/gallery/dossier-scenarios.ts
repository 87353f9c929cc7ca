/** The dossier: every state of a model and of each section. */
import type { Participation } from '@/lib/model/participation';
import type { StakeState } from '@/lib/model/pools';
import { fail, never, type World } from './fake-send';
import { hostileParticipation, nothingYet, participation } from './participants';
import * as people from './people';
import { hostileRevenue, nothingSet, revenue } from './revenue-people';
import type { Scenario } from './scenario';
import { exitAsked, moveAsked, stake, stakeOff, stakePast, stakeTrouble } from './stakes';
import { click, fill, find, see } from './steps';
import * as submissions from './submissions';
import { fullWorld } from './worlds';

const part = (value: Participation): World => ({
  'participation.read': () => value,
  'history.advance': () => value.history,
});
/** Half of the blocks read, and no more of them to come for now. */
const half = { ...participation.history, low: 12_000n };

function page(id: string, world: World, rest: Partial<Scenario> = {}): Scenario {
  return {
    id: `dossier-${id}`,
    surface: 'dossier',
    world: { ...fullWorld, 'badge.read': () => [people.badge], ...part(participation), ...world },
    hash: `locator=${people.locator}&section=participation`,
    ...rest,
  };
}

const ungoverned = {
  ...people.model,
  knownLaunch: false,
  governor: null,
  vault: null,
  stake: null,
};

const pooled = (state: StakeState): World => ({
  'pools.read': () => state,
  'pools.history': () => stakePast,
  'pools.prepare': ({ action }) => (action.kind === 'rebalance' ? moveAsked : exitAsked),
  'history.advance': () => stakePast.history,
});

function pools(id: string, world: World, rest: Partial<Scenario> = {}): Scenario {
  return page(id, world, { hash: `locator=${people.locator}&section=pools`, ...rest });
}

async function forceExit(): Promise<void> {
  await click('Take stake out');
  const choose = await find('a pool', () =>
    document.querySelector<HTMLSelectElement>('.pools-force select'),
  );
  choose.selectedIndex = 2;
  choose.dispatchEvent(new Event('change', { bubbles: true }));
  const amount = await find('an amount', () =>
    document.querySelector<HTMLInputElement>('.pools-force input'),
  );
  amount.value = '10000';
  amount.dispatchEvent(new InputEvent('input', { bubbles: true }));
  await see('Penalty: shares');
}

const hostile = { ...people.hostileModel, knownLaunch: true };

const earning: World = {
  'revenue.read': () => revenue,
  'revenue.prepare': () => ({ ...submissions.prepared, kind: 'claim-rewards' }),
};
const section = { hash: `locator=${people.locator}&section=revenue` };

export const dossierScenarios: readonly Scenario[] = [
  page('revenue', earning, { ...section, widths: [360] }),
  page('revenue-loading', { 'revenue.read': never }, section),
  page('revenue-failed', { 'revenue.read': fail('chain.unreachable') }, section),
  page('revenue-empty', { 'revenue.read': () => nothingSet }, section),
  page('revenue-hostile', { 'revenue.read': () => hostileRevenue }, { ...section, widths: [360] }),
  page('revenue-confirm', earning, { ...section, act: () => click('Claim all') }),
  page(
    'revenue-not-prepared',
    { ...earning, 'revenue.prepare': fail('staking.nothing_to_claim') },
    { ...section, act: () => click('Claim all').then(() => see('could not be prepared')) },
  ),
  page('revenue-pay', earning, { ...section, act: () => fill('Amount', '1250.5') }),
  page(
    'revenue-allowed',
    {
      ...earning,
      'revenue.read': () => ({
        ...revenue,
        currencies: revenue.currencies.map((one) => ({ ...one, allowance: one.balance })),
      }),
    },
    { ...section, widths: [360] },
  ),
  page('revenue-evidence', earning, {
    ...section,
    act: async () => {
      await click('Submit a contribution');
      await click('Review');
      await see('Enter a digest');
    },
  }),
  page('none', {}, { hash: '' }),
  page('loading', { 'badge.read': never }),
  page('failed', { 'badge.read': fail('chain.unreachable') }),
  page('no-record', { 'badge.read': () => [] }),
  page('no-votes', { 'badge.read': () => [{ ...people.badge, model: ungoverned }] }),
  page('green', { 'badge.read': () => [people.greenBadge] }),
  page('participation', {}, { widths: [360], act: () => click('Voted on 2 of 2') }),
  page('participation-loading', { 'participation.read': never }),
  page('participation-failed', { 'participation.read': fail('chain.disagree') }),
  page('participation-empty', { ...part(nothingYet), 'history.advance': never }),
  page('participation-reading', {
    'participation.read': () => ({ ...participation, history: half }),
    'history.advance': never,
  }),
  page(
    'participation-stopped',
    {
      'participation.read': () => ({ ...participation, history: half }),
      'history.advance': never,
    },
    { act: () => click('Stop').then(() => see('Read on')) },
  ),
  page('participation-logs-failed', {
    'participation.read': () => ({ ...participation, history: half }),
    'history.advance': fail('chain.rate_limited'),
  }),
  pools('pools', pooled(stake), { widths: [360], act: () => fill('Stake more', '1000') }),
  pools('pools-off', pooled(stakeOff), { widths: [360] }),
  pools('pools-trouble', pooled(stakeTrouble), { widths: [360] }),
  pools('pools-loading', { 'pools.read': never }),
  pools('pools-failed', { ...pooled(stake), 'pools.read': fail('chain.unreachable') }),
  pools('pools-no-account', { ...pooled(stake), 'position.read': fail('signer.no_account') }),
  pools('pools-move', pooled(stake), {
    act: () =>
      click('Fill in the move')
        .then(() => click('Try it'))
        .then(() => see('would arrive')),
  }),
  pools('pools-force', pooled(stake), { act: forceExit }),
  page(
    'participation-hostile',
    {
      'badge.read': () => [{ ...people.badge, model: hostile }],
      ...part(hostileParticipation),
    },
    { widths: [360], act: () => click('Voted on') },
  ),
];
