import { describe, expect, test, vi } from 'vitest';
import {
  HubMalformedError,
  HubNotFoundError,
  HubRateLimitedError,
  HubUnavailableError,
} from '@/lib/errors/hub';
import type { Locator } from '@/lib/model/ids';
import { fetchBytes, fetchJson } from './fetch-json';

const request = {
  url: 'https://hub.example/api',
  locator: 'hub.example/a/b' as Locator,
  limit: { name: 'hub', count: 1, windowMs: 1000 },
};

function setUp(answer: Response | Error, retryAtMs: number | null = null) {
  const fetcher = vi.fn<typeof fetch>(async () => {
    if (answer instanceof Error) throw answer;
    return answer;
  });
  const blocked: number[] = [];
  const budget = {
    take: async () => retryAtMs,
    block: async (_: unknown, untilMs: number) => void blocked.push(untilMs),
  };
  return { fetcher, blocked, dependencies: { fetcher, now: () => 1_000, budget } };
}

describe('fetchJson', () => {
  test('default: without credentials or referrer', async () => {
    const { fetcher, dependencies } = setUp(new Response('{"a":1}'));
    expect((await fetchJson(request, dependencies)).body).toEqual({ a: 1 });
    expect(fetcher.mock.calls[0]?.[1]).toMatchObject({
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
    });
  });

  test('error: HubMalformedError for HTML', async () => {
    const { dependencies } = setUp(new Response('<html>'));
    await expect(fetchJson(request, dependencies)).rejects.toThrow(HubMalformedError);
  });
});

describe('fetchBytes', () => {
  test('error: our own limit is spent: HubRateLimitedError, and no request', async () => {
    const { fetcher, dependencies } = setUp(new Response('{}'), 7_000);
    await expect(fetchBytes(request, dependencies)).rejects.toMatchObject({
      code: 'hub.rate_limited',
      facts: { retryAtMs: 7_000 },
    });
    expect(fetcher).not.toHaveBeenCalled();
  });

  test.each([
    [429, { 'retry-after': '7' }, 8_000],
    [429, { ratelimit: '"api";r=0;t=42' }, 43_000],
    [429, {}, 61_000],
    [429, { 'retry-after': '999999' }, 3_601_000],
    [403, { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '31' }, 31_000],
  ])('error: %i with %j blocks the budget until %i', async (status, headers, untilMs) => {
    const { blocked, dependencies } = setUp(new Response('', { status, headers }));
    await expect(fetchBytes(request, dependencies)).rejects.toThrow(HubRateLimitedError);
    expect(blocked).toEqual([untilMs]);
  });

  test('error: a plain 403 is a repository that is not shown', async () => {
    const { dependencies } = setUp(new Response('', { status: 403 }));
    await expect(fetchBytes(request, dependencies)).rejects.toThrow(HubNotFoundError);
  });

  test('error: HubMalformedError as soon as there is too much, said or not', async () => {
    const small = { ...request, bytesMax: 10 };
    const said = setUp(new Response('x', { headers: { 'content-length': '11' } }));
    await expect(fetchBytes(small, said.dependencies)).rejects.toThrow(HubMalformedError);
    const unsaid = setUp(new Response('x'.repeat(11)));
    await expect(fetchBytes(small, unsaid.dependencies)).rejects.toThrow(HubMalformedError);
  });

  test('error: HubUnavailableError for no answer and for one that breaks off', async () => {
    await expect(fetchBytes(request, setUp(new TypeError('x')).dependencies)).rejects.toThrow(
      HubUnavailableError,
    );
    const broken = new ReadableStream({ start: (stream) => stream.error(new TypeError('gone')) });
    await expect(fetchBytes(request, setUp(new Response(broken)).dependencies)).rejects.toThrow(
      HubUnavailableError,
    );
  });
});
