import { beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';

beforeEach(() => {
  fakeBrowser.reset();
});

/** As after a start of the worker: nothing in memory. */
async function startWorker() {
  vi.resetModules();
  const { budget, takeToken } = await import('./budget');
  const take = (nowMs: number, id = 'a', waitMsMax = 0) => takeToken(id, { nowMs, waitMsMax });
  const spend = async (count: number, nowMs: number) => {
    for (let i = 0; i < count; i += 1) await take(nowMs);
  };
  return { budget, take, spend };
}

describe('takeToken', () => {
  test('default: a burst at once, then as many as come into being', async () => {
    const { budget, take, spend } = await startWorker();
    await spend(budget.burst - 1, 1000);
    expect(await take(1000)).toBe(0);
    expect(await take(1000)).toBeNull();
    expect(await take(1000 + 1000 / budget.perSecond)).toBe(0);
    expect(await take(1000 + 1000 / budget.perSecond)).toBeNull();
  });

  test('args: whoever may wait is told how long, each longer than the one before', async () => {
    const { budget, take, spend } = await startWorker();
    await spend(budget.burst, 0);
    const step = 1000 / budget.perSecond;
    expect(await take(0, 'a', 1000)).toBe(step);
    expect(await take(0, 'a', 1000)).toBe(2 * step);
    expect(await take(0, 'a', 2 * step)).toBeNull();
  });

  test('behaviour: each endpoint has its own, and none fills over the brim', async () => {
    const { budget, take, spend } = await startWorker();
    await spend(budget.burst, 0);
    expect(await take(0, 'b')).toBe(0);
    await spend(budget.burst, 86_400_000);
    expect(await take(86_400_000)).toBeNull();
  });

  test('behaviour: a worker that starts anew goes on counting', async () => {
    const first = await startWorker();
    await first.spend(first.budget.burst, 5000);
    await vi.waitFor(async () => {
      const stored = await fakeBrowser.storage.session.get('endpoint-budgets');
      expect(JSON.stringify(stored)).toContain('"tokens":0');
    });
    const second = await startWorker();
    expect(await second.take(5000)).toBeNull();
    expect(await second.take(5000 + 1000)).toBe(0);
  });

  test('behaviour: a clock that was set back, and a store that holds something else', async () => {
    const { budget, take, spend } = await startWorker();
    await spend(budget.burst, 10_000);
    expect(await take(0)).toBeNull();
    expect(await take(1000)).toBe(0);
    await fakeBrowser.storage.session.set({ 'endpoint-budgets': ['rubbish'] });
    expect(await (await startWorker()).take(0)).toBe(0);
  });
});
