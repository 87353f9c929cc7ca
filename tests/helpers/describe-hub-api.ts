/** What holds for every hub's API reads: whatever is answered becomes a result or an error of ours. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AppError } from '@/lib/errors/base';
import type { HubFetch } from '@/lib/hubs/fetch-json';
import type { HubApi } from '@/lib/hubs/types';
import type { Locator } from '@/lib/model/ids';
import { noBudget } from './no-budget';

/** `commit` is one in the form of this hub. */
export function describeHubApi(
  create: (dependencies: HubFetch) => HubApi,
  { locator, commit }: { locator: Locator; commit: string },
) {
  const ask = (answer: () => Response) => {
    const fetcher: typeof fetch = async () => answer();
    const api = create({ fetcher, now: () => 1_000, budget: noBudget });
    return Promise.all(
      [api.fetchRepository(locator, null), api.fetchFiles(locator, commit)].map((one) =>
        one.catch((error: unknown) => error),
      ),
    );
  };

  describe('any answer', () => {
    test.each([
      [401, 'hub.not_found'],
      [404, 'hub.not_found'],
      [429, 'hub.rate_limited'],
      [500, 'hub.unavailable'],
      [503, 'hub.unavailable'],
    ])('status %i is %s', async (status, code) => {
      for (const error of await ask(() => new Response('x', { status }))) {
        expect((error as AppError).code).toBe(code);
      }
    });

    test('HTML in place of JSON is hub.malformed', async () => {
      for (const error of await ask(() => new Response('<!doctype html>'))) {
        expect((error as AppError).code).toBe('hub.malformed');
      }
    });

    test('an answer beyond all measure is refused before it is read', async () => {
      const headers = { 'content-length': '9000000000' };
      for (const error of await ask(() => new Response('{}', { headers }))) {
        expect((error as AppError).code).toBe('hub.malformed');
      }
    });

    test('any JSON at all', async () => {
      await fc.assert(
        fc.asyncProperty(fc.jsonValue(), async (value) => {
          const outcomes = await ask(() => new Response(JSON.stringify(value)));
          for (const one of outcomes) expect(one).toBeInstanceOf(AppError);
        }),
        { numRuns: 50 },
      );
    });
  });
}
