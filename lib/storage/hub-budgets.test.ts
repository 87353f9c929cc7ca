import { describe, expect, test } from 'vitest';
import { createHubBudgets } from './hub-budgets';

const limit = { name: 'hub', count: 2, windowMs: 1000 };
const setUp = (nowMs: number) => createHubBudgets(() => nowMs);

describe('take', () => {
  test('default: as many as there are, then the time of the next window', async () => {
    const budget = setUp(5000);
    const answers = await Promise.all([1, 2, 3].map(() => budget.take(limit)));
    expect(answers).toEqual([null, null, 6000]);
    expect(await setUp(6000).take(limit)).toBeNull();
  });

  test('behaviour: a background that starts anew goes on counting', async () => {
    await setUp(5000).take(limit);
    await setUp(5001).take(limit);
    expect(await setUp(5002).take(limit)).toBe(6000);
  });

  test('behaviour: each name has its own', async () => {
    const budget = setUp(5000);
    await budget.take({ ...limit, count: 1 });
    expect(await budget.take({ ...limit, count: 1, name: 'other' })).toBeNull();
    expect(await budget.take({ ...limit, count: 1 })).toBe(6000);
  });

  test('behaviour: a clock that was set back does not block', async () => {
    await setUp(5000).take({ ...limit, count: 1 });
    expect(await setUp(10).take({ ...limit, count: 1 })).toBeNull();
  });
});

describe('block', () => {
  test('default: gives none until then', async () => {
    await setUp(5000).block(limit, 9000);
    expect(await setUp(8999).take(limit)).toBe(9000);
    expect(await setUp(9000).take(limit)).toBeNull();
  });
});
