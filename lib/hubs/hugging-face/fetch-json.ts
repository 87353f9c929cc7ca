/** One GET of the hub's API: no credentials, bounded in time and size, failures as typed errors. */
import {
  HubMalformedError,
  HubNotFoundError,
  HubRateLimitedError,
  HubUnavailableError,
} from '@/lib/errors/hub';
import type { Locator } from '@/lib/model/ids';

const timeoutMs = 10_000;
const bytesMax = 8_000_000;
const waitMsDefault = 60_000;
const waitMsMax = 600_000;

export type HubFetch = { fetcher: typeof fetch; now: () => number };

/**
 * The parsed body and the headers of an answer with status 200 (redirects of renamed repositories are followed).
 * @throws {@link HubNotFoundError} for 401, 403, 404, 410; {@link HubRateLimitedError} for 429;
 * {@link HubUnavailableError} for no answer and any other status; {@link HubMalformedError} for what is no JSON.
 */
export async function fetchJson(
  url: string,
  locator: Locator,
  { fetcher, now }: HubFetch,
): Promise<{ body: unknown; headers: Headers }> {
  const host = new URL(url).host;
  const answer = await request(url, host, fetcher);
  if (answer.status === 429) {
    throw new HubRateLimitedError({ host, retryAtMs: now() + getWaitMs(answer.headers) });
  }
  if ([401, 403, 404, 410].includes(answer.status)) {
    throw new HubNotFoundError({ locator, status: answer.status });
  }
  if (answer.status !== 200) throw new HubUnavailableError({ host, status: answer.status });
  return { body: await readJson(answer, host), headers: answer.headers };
}

async function request(url: string, host: string, fetcher: typeof fetch): Promise<Response> {
  try {
    return await fetcher(url, {
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      headers: { accept: 'application/json' },
      signal: AbortSignal.timeout(timeoutMs),
    });
  } catch (cause) {
    throw new HubUnavailableError({ host, status: null }, { cause });
  }
}

async function readJson(answer: Response, host: string): Promise<unknown> {
  if (Number(answer.headers.get('content-length') ?? 0) > bytesMax) {
    throw new HubMalformedError({ host, what: 'answer (too large)' });
  }
  try {
    const text = await answer.text();
    if (text.length > bytesMax) throw new RangeError('too large');
    return JSON.parse(text);
  } catch (cause) {
    throw new HubMalformedError({ host, what: 'answer' }, { cause });
  }
}

/** `Retry-After` in seconds, or the `t=` of `RateLimit` (the hub sends one of them). */
function getWaitMs(headers: Headers): number {
  const seconds =
    Number(headers.get('retry-after')) ||
    Number(/t=(\d+)/.exec(headers.get('ratelimit') ?? '')?.[1]);
  return Number.isFinite(seconds) && seconds > 0
    ? Math.min(seconds * 1000, waitMsMax)
    : waitMsDefault;
}
