/**
 * The protocol from launch to leaving, on a real node with the real keeper as a process of its own, everybody's hands by
 * calls; tests/e2e/protocol-walk.test.ts does the same by clicks.
 */
import { afterEach, beforeEach, test } from 'vitest';
import { walkThrough } from '@/tests/protocol-walk/story';
import { startWalk, type Walk } from '@/tests/protocol-walk/walk';

let walk: Walk;

beforeEach(async () => {
  walk = await startWalk();
});
afterEach(() => walk?.stop());

test('launch, stake, demand, keeper, vote, revenue, claims, a loss, leaving: everybody has what the model says', async () => {
  await walkThrough(walk);
});
