import { describe, expect, test, vi } from 'vitest';
import { createFitting } from './fitting';

describe('createFitting', () => {
  test('default: each pill once, when the task is over', async () => {
    const [a, b] = [{ fit: vi.fn() }, { fit: vi.fn() }];
    const fitLater = createFitting();
    for (const pill of [a, b, a]) fitLater(pill);
    expect(a.fit).not.toHaveBeenCalled();
    await Promise.resolve();
    expect([a, b].map((pill) => pill.fit.mock.calls.length)).toEqual([1, 1]);
  });

  test('behaviour: a pill that changes again later is fitted again', async () => {
    const pill = { fit: vi.fn() };
    const fitLater = createFitting();
    fitLater(pill);
    await Promise.resolve();
    fitLater(pill);
    await Promise.resolve();
    expect(pill.fit).toHaveBeenCalledTimes(2);
  });
});
