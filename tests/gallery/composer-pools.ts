/** Pools and incentives in the composer's pictures: what is typed, and what is found at an address. */
import type { DraftAction } from '@/lib/model/draft';
import type { PoolLook } from '@/lib/model/pools';
import { recipient } from './composer-people';
import * as people from './people';

const { unit } = people;
const caps = { absoluteCap: '50000', relativeCap: '25', maxLoss: '0.5' };
export const pool: DraftAction = {
  id: 'pool',
  kind: 'pools',
  fields: { ...caps, change: 'list', adapter: recipient, maxLoss: '7.5' },
};
/** A pool that is listed by its own address. */
export const newPool: DraftAction = {
  ...pool,
  fields: { ...caps, change: 'list', adapter: people.address('4626b0') },
};
/** A pair as it was looked at before, with the settings that its adapter shall have. */
export const newPair: DraftAction = {
  ...pool,
  fields: {
    ...{ ...caps, change: 'list', adapter: people.address('2ba1b0') },
    ...{ found: 'uniswap-v2', foundAt: people.address('2ba1b0') },
    ...{ minDepth: '60000', minAge: '1', minAgeUnit: 'days', maxDeviation: '2' },
  },
};
const vaultLook: PoolLook = {
  ...{ status: 'fit', kind: 'erc4626', isAdapter: false, pool: people.address('4626b0') },
  ...{ adapter: people.address('adb0'), riskId: people.hash('3e'), held: 84_200n * unit },
  ...{ name: 'Savings of the commons', symbol: 'svCW' },
  trial: { status: 'ok', method: 'eth_simulateV1' },
};
export const looks = {
  vault: vaultLook,
  pair: {
    ...{ ...vaultLook, kind: 'uniswap-v2', pool: people.address('2ba1b0') },
    ...{ name: 'Wrapped Ether', symbol: 'WETH', held: 120_400n * unit },
  },
  /** Stake could go in, and not out again at once. */
  waiting: {
    ...vaultLook,
    trial: {
      ...{ status: 'reverts', method: 'eth_simulateV1', code: 'revert.pool_cooldown' },
      detail: 'PoolAdapterCooldown(pool: 0x4626…, cooldownSeconds: 604800)',
    },
  },
  /** One that is listed, of code that nobody knows. */
  foreign: {
    ...{ ...vaultLook, kind: 'unknown', isAdapter: true, adapter: people.address('ad01') },
    ...{ name: '', symbol: '', held: null },
    trial: { status: 'not-simulated', code: 'chain.refused' },
  },
} as const satisfies Record<string, PoolLook>;
/** Ends the incentive that runs, and takes some of the budget back. */
export const ending: DraftAction = {
  id: 'ending',
  kind: 'pools',
  fields: { change: 'end', programme: people.address('ad02'), back: '1200', budget: '' },
};
export const incentives: DraftAction = {
  id: 'incentives',
  kind: 'pools',
  fields: { change: 'fund', amount: '2500' },
};
