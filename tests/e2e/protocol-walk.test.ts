/**
 * The protocol from launch to leaving through the interface and the keeper: everything the walk's person does is a click
 * in the extension people get, the keeper is a process of its own, others act by calls; after every step everybody's
 * balances equal those of a model written apart from the contracts, to the last unit. What has no place in the interface
 * is called by others: booking a loss, funding tips, and what happens in the market.
 */
import { afterAll, beforeAll, test } from 'vitest';
import { createClickHands } from '@/tests/protocol-walk/clicks/click-hands';
import { launchByClicks } from '@/tests/protocol-walk/clicks/launch';
import { type Person, startPerson } from '@/tests/protocol-walk/clicks/person';
import { walkThrough } from '@/tests/protocol-walk/story';
import { startWalk, type Walk } from '@/tests/protocol-walk/walk';

let person: Person;
let walk: Walk;

beforeAll(async () => {
  walk = await startWalk({
    launch: async (chain) => {
      person = await startPerson(chain);
      return await launchByClicks(person);
    },
    createHands: (world) => createClickHands(person, world),
  });
});
afterAll(async () => {
  await person?.stop();
  await walk?.stop();
});

test('launch, stake, demand, keeper, vote, revenue, claims, a loss, leaving: everybody has what the model says', {
  timeout: 180_000,
}, async () => {
  await walkThrough(walk);
});
