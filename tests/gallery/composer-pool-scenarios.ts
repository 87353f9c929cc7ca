/** The composer's form about pools and incentives. */
import * as made from './composer-pools';
import { composer, doing } from './composer-scenario';
import { fail, never } from './fake-send';
import type { Scenario } from './scenario';
import { stake, stakeOff, stakeTrouble } from './stakes';
import { click, see } from './steps';

const built = () => see('Raw call data');
const looked = () => see('What it is');

const listing = [
  composer('pools', doing(made.pool), { act: looked }),
  composer('pools-vault', doing(made.newPool), { widths: [360], act: built }),
  composer('pools-pair', doing(made.newPair), { widths: [360], act: built }),
  composer(
    'pools-pair-empty',
    {
      ...doing({
        ...made.newPair,
        fields: { change: 'list', adapter: made.newPair.fields['adapter'] ?? '' },
      }),
      'pool.look': () => ({ ...made.looks.pair, adapter: null, trial: null }),
    },
    {
      act: async () => {
        await looked();
        await click('Review proposal');
      },
    },
  ),
  composer(
    'pools-looking',
    { ...doing(made.newPool), 'pool.look': never },
    {
      act: () => see('Looking at it'),
    },
  ),
  composer(
    'pools-look-failed',
    { ...doing(made.newPool), 'pool.look': fail('chain.disagree') },
    {
      act: () => see('could not be read'),
    },
  ),
  composer(
    'pools-unfit',
    {
      ...doing(made.newPool),
      'pool.look': () => ({ status: 'unfit', code: 'wrong-asset' }),
    },
    { widths: [360], act: () => see('another token') },
  ),
  composer(
    'pools-waiting',
    { ...doing(made.newPool), 'pool.look': () => made.looks.waiting },
    {
      widths: [360],
      act: looked,
    },
  ),
  composer(
    'pools-foreign',
    { ...doing(made.pool), 'pool.look': () => made.looks.foreign },
    {
      act: looked,
    },
  ),
];

const ending = [
  composer('pools-end', doing(made.ending), { widths: [360], act: built }),
  composer(
    'pools-end-more',
    doing({ ...made.ending, fields: { ...made.ending.fields, back: '99000' } }),
    { act: () => see('The budget has only') },
  ),
  composer(
    'pools-end-none',
    {
      ...doing(made.ending),
      'pools.read': () => ({ ...stakeOff, isOurs: true, budget: stake.budget }),
    },
    { act: () => see('No incentive runs') },
  ),
  composer('pools-end-foreign', { ...doing(made.ending), 'pools.read': () => stakeTrouble }),
  composer('pools-end-reading', { ...doing(made.ending), 'pools.read': never }),
  composer(
    'pools-end-failed',
    { ...doing(made.ending), 'pools.read': fail('chain.unreachable') },
    {
      act: () => see('could not be read'),
    },
  ),
];

export const poolScenarios: readonly Scenario[] = [
  ...listing,
  composer('pools-fund', doing(made.incentives), { widths: [400], act: built }),
  ...ending,
];
