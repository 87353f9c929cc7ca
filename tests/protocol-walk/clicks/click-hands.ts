/** Hands that click: everything a person does goes through the interface. */
import type { PoolWorld } from '@/tests/helpers/pool-world';
import type { Hands } from '../hands';
import type { Person } from './person';
import { listPoolCards } from './pool-cards';
import { createRevenueClicks } from './revenue';
import { createStakeClicks } from './stake';
import { holdVoteByClicks } from './vote';

export function createClickHands(person: Person, world: PoolWorld): Hands {
  return {
    ...createStakeClicks(person, world),
    ...createRevenueClicks(person, world),
    voteForPools: () =>
      holdVoteByClicks(person, {
        title: 'Let part of the stake earn in two pools',
        actions: listPoolCards(world),
      }),
  };
}
