import { describe, expect, test, vi } from 'vitest';
import { createSharedRuns } from './shared-runs';

describe('createSharedRuns', () => {
  test('default: begun once while it is under way, by key; anew after that', async () => {
    const share = createSharedRuns<string>();
    const start = vi.fn(async () => 'found');
    expect(await Promise.all([share('a', start), share('a', start), share('b', start)])).toEqual([
      'found',
      'found',
      'found',
    ]);
    expect(start).toHaveBeenCalledTimes(2);
    await share('a', start);
    expect(start).toHaveBeenCalledTimes(3);
  });

  test('error: everybody who waits is told, and the next begins anew', async () => {
    const share = createSharedRuns<string>();
    const start = vi.fn().mockRejectedValueOnce(new Error('Lost.')).mockResolvedValue('found');
    const both = await Promise.allSettled([share('a', start), share('a', start)]);
    expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(await share('a', start)).toBe('found');
  });
});
