/** Every state of docs/states.md, reached through chain and hub in a real browser: word, tone and what the card says. */
import { afterAll, beforeAll, describe, test } from 'vitest';
import { scenarios } from '@/tests/states/scenarios';
import { showScenario } from '@/tests/states/show';
import { type StatesWorld, startStatesWorld } from '@/tests/states/world';

let world: StatesWorld;

beforeAll(async () => {
  world = await startStatesWorld(scenarios);
});
afterAll(() => world?.close());

describe('a badge', () => {
  // It waits for word, tone and texts, and fails when they do not come.
  test.each(scenarios.map((scenario) => [scenario.id, scenario] as const))(
    'is %s, as chain and hub have it',
    async (_id, scenario) => {
      try {
        const { page } = await showScenario(world, scenario);
        await page.close();
      } finally {
        await scenario.after?.(world);
      }
    },
  );
});
