/**
 * One GET of a hub's API: no credentials, bounded in number, time and size, failures as typed errors.
 * Background only.
 */
import {
  HubMalformedError,
  HubNotFoundError,
  HubRateLimitedError,
  HubUnavailableError,
} from '@/lib/errors/hub';
import type { Locator } from '@/lib/model/ids';

const timeoutMs = 10_000;
const bytesMaxDefault = 8_000_000;
const waitMsDefault = 60_000;
const waitMsMax = 3_600_000;

/** How many requests an API gets from us in a time. */
export type RequestLimit = {
  /** The name its count is kept under. */
  name: string;
  count: number;
  windowMs: number;
};

/** Counts requests, over restarts of the background too. */
export type HubBudget = {
  /** Takes one request: null, or when there is one again (ms since 1970) if none is left. */
  take(limit: RequestLimit): Promise<number | null>;
  /** The API asked to be left alone until then (ms since 1970). */
  block(limit: RequestLimit, untilMs: number): Promise<void>;
};

/** `fetcher` is `fetch`; `now` the computer's clock in ms. */
export type HubFetch = { fetcher: typeof fetch; now: () => number; budget: HubBudget };

export type HubRequest = {
  url: string;
  /** What it is asked for, named in errors. */
  locator: Locator;
  limit: RequestLimit;
  /** Default JSON. */
  accept?: string;
  /** Default 8 MB. */
  bytesMax?: number;
};

/**
 * The parsed body and the headers of an answer with status 200. Throws as {@link fetchBytes}.
 * @throws {@link HubMalformedError} for what is no JSON
 */
export async function fetchJson(
  request: HubRequest,
  dependencies: HubFetch,
): Promise<{ body: unknown; headers: Headers }> {
  const { bytes, headers } = await fetchBytes(request, dependencies);
  return { body: parseJson(bytes, request), headers };
}

/** The value a body holds. @throws {@link HubMalformedError} */
export function parseJson(bytes: Uint8Array, { url }: Pick<HubRequest, 'url'>): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch (cause) {
    throw new HubMalformedError({ host: new URL(url).host, what: 'answer' }, { cause });
  }
}

/**
 * The body and the headers of an answer with status 200 (redirects of renamed repositories are followed).
 * @throws {@link HubNotFoundError} for 401, 403, 404, 410; {@link HubRateLimitedError} for 429, for 403 with no
 * request left (GitHub), and without a request when our own limit is spent; {@link HubUnavailableError} for no answer
 * and any other status; {@link HubMalformedError} for what is too large
 */
export async function fetchBytes(
  request: HubRequest,
  dependencies: HubFetch,
): Promise<{ bytes: Uint8Array<ArrayBuffer>; headers: Headers }> {
  const { url, locator, limit, bytesMax = bytesMaxDefault } = request;
  const { now, budget } = dependencies;
  const host = new URL(url).host;
  const retryAtMs = await budget.take(limit);
  if (retryAtMs !== null) throw new HubRateLimitedError({ host, retryAtMs });
  const answer = await ask(request, host, dependencies.fetcher);
  if (answer.status === 429 || (answer.status === 403 && isSpent(answer.headers))) {
    const untilMs = now() + getWaitMs(answer.headers, now());
    await budget.block(limit, untilMs);
    throw new HubRateLimitedError({ host, retryAtMs: untilMs });
  }
  if ([401, 403, 404, 410].includes(answer.status)) {
    throw new HubNotFoundError({ locator, status: answer.status });
  }
  if (answer.status !== 200) throw new HubUnavailableError({ host, status: answer.status });
  return { bytes: await readBytes(answer, host, bytesMax), headers: answer.headers };
}

async function ask(request: HubRequest, host: string, fetcher: typeof fetch): Promise<Response> {
  try {
    return await fetcher(request.url, {
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      headers: { accept: request.accept ?? 'application/json' },
      signal: AbortSignal.timeout(timeoutMs),
    });
  } catch (cause) {
    throw new HubUnavailableError({ host, status: null }, { cause });
  }
}

/** Stops reading as soon as there is too much. */
async function readBytes(
  answer: Response,
  host: string,
  bytesMax: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const tooLarge = () => new HubMalformedError({ host, what: 'answer (too large)' });
  if (Number(answer.headers.get('content-length') ?? 0) > bytesMax) throw tooLarge();
  const reader = answer.body?.getReader();
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  while (reader) {
    const { done, value } = await reader.read().catch((cause: unknown) => {
      throw new HubUnavailableError({ host, status: null }, { cause });
    });
    if (done) break;
    size += value.byteLength;
    if (size > bytesMax) {
      await reader.cancel();
      throw tooLarge();
    }
    chunks.push(value);
  }
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.byteLength;
  }
  return bytes;
}

/** GitHub says so with a 403 (docs.github.com/rest, rate limits). */
function isSpent(headers: Headers): boolean {
  return headers.get('x-ratelimit-remaining') === '0' || headers.has('retry-after');
}

/** `Retry-After` in seconds, the `t=` of `RateLimit`, or GitHub's time of the next window in seconds since 1970. */
function getWaitMs(headers: Headers, nowMs: number): number {
  const seconds =
    Number(headers.get('retry-after')) ||
    Number(/t=(\d+)/.exec(headers.get('ratelimit') ?? '')?.[1]) ||
    Number(headers.get('x-ratelimit-reset') ?? Number.NaN) - nowMs / 1000;
  return Number.isFinite(seconds) && seconds > 0
    ? Math.min(seconds * 1000, waitMsMax)
    : waitMsDefault;
}
