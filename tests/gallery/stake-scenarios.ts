import { fail, never } from './fake-send';
import * as people from './people';
import { popup } from './popup-scenario';
import type { Scenario } from './scenario';
import { stake } from './stakes';
import { click, fill, see } from './steps';
import { holding, hostileHolding } from './worlds';

/** A model part of whose token is claimed from a list. */
const given = {
  ...holding,
  model: { ...holding.model, allocation: people.address('a110c') },
};

export const stakeScenarios: readonly Scenario[] = [
  popup('stake', 'stake', {}, { widths: [320, 400], height: 900 }),
  popup('stake-short', 'stake'),
  popup(
    'stake-funds',
    'stake',
    { 'pools.read': fail('chain.timed_out') },
    {
      widths: [320],
      height: 1_700,
      act: async () => {
        await click('Send and receive');
        await see('which pairs');
      },
    },
  ),
  popup(
    'stake-funds-pair',
    'stake',
    { 'pools.read': () => stake },
    {
      widths: [320],
      height: 1_700,
      act: async () => {
        await click('Send and receive');
        await see('Uniswap V2 pairs');
      },
    },
  ),
  popup(
    'stake-given',
    'stake',
    { 'holding.list': () => [given], 'allocation.read': () => people.allocation },
    { height: 900, widths: [320] },
  ),
  popup(
    'stake-given-over',
    'stake',
    {
      'holding.list': () => [given],
      'allocation.read': () => ({ ...people.allocation, claimUntil: people.now - people.day }),
    },
    { height: 900 },
  ),
  popup(
    'stake-given-failed',
    'stake',
    { 'holding.list': () => [given], 'allocation.read': fail('staking.allocation_unread') },
    { height: 900 },
  ),
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
