/**
 * One JSON-RPC request to one endpoint, over fetch. Every failure is one of `lib/errors/chain`; no retry in here.
 * Endpoints are not trusted: answers are capped in size and time, and checked before anything looks inside.
 * Source: JSON-RPC 2.0, EIP-1474 for error codes.
 */
import * as v from 'valibot';
import type { Hex } from 'viem';
import {
  EndpointRateLimitedError,
  EndpointTimeoutError,
  EndpointUnreachableError,
  MalformedAnswerError,
  RpcRefusedError,
} from '@/lib/errors/chain';
import { getHost, withoutKeys } from './endpoint-url';

const answerBytesMax = 12_000_000;
const timeoutMsDefault = 10_000;
/** EIP-1474 "limit exceeded", and the HTTP status some providers put in its place. */
const limitCodes: readonly number[] = [-32005, 429];
/** JSON-RPC 2.0 "Invalid Request": what servers without batches say to one. */
const invalidRequest = -32600;

const answerSchema = v.union([
  v.object({ id: v.number(), result: v.unknown() }),
  v.object({
    id: v.nullish(v.number()),
    error: v.object({
      code: v.number(),
      message: v.optional(v.string(), ''),
      data: v.optional(v.unknown()),
    }),
  }),
]);

/** The longest an endpoint is left alone at its own word, in ms. */
export const retryAfterMsMax = 3_600_000;

export type RpcOptions = { signal?: AbortSignal; timeoutMs?: number };

let lastId = 0;

/**
 * Asks one endpoint.
 * @throws {@link EndpointUnreachableError} {@link EndpointTimeoutError} {@link EndpointRateLimitedError}
 * {@link MalformedAnswerError} {@link RpcRefusedError}
 */
export async function requestRpc(
  endpoint: { url: string },
  method: string,
  params: readonly unknown[],
  options: RpcOptions = {},
): Promise<unknown> {
  lastId += 1;
  const id = lastId;
  const body = JSON.stringify({ jsonrpc: '2.0', id, method, params });
  const { text, status } = await exchange(endpoint, { method, body }, options);
  return parseAnswer(text, { ...endpoint, method, id, status });
}

/**
 * Asks one endpoint the same method several times in one HTTP request (JSON-RPC 2.0, section 6). Answers in the order
 * of `params`; null for one that was refused or left out.
 * @throws {@link RpcRefusedError} when the endpoint takes no batch, and the errors of {@link requestRpc}
 */
export async function requestRpcBatch(
  endpoint: { url: string },
  method: string,
  params: readonly (readonly unknown[])[],
  options: RpcOptions = {},
): Promise<readonly unknown[]> {
  const first = lastId + 1;
  lastId += params.length;
  const requests = params.map((one, i) => ({
    jsonrpc: '2.0',
    id: first + i,
    method,
    params: one,
  }));
  const body = JSON.stringify(requests);
  const { text, status } = await exchange(endpoint, { method, body }, options);
  const host = getHost(endpoint.url);
  const parsed = v.safeParse(v.array(answerSchema), parseJson(text));
  if (!parsed.success) {
    if (status < 200 || status >= 300) throw new EndpointUnreachableError({ host, status });
    throw new RpcRefusedError(null, 'no batch', { host, method, rpcCode: invalidRequest });
  }
  const results = parsed.output.flatMap((answer) =>
    'error' in answer ? [] : [[answer.id, answer.result] as const],
  );
  const byId = new Map(results);
  return requests.map(({ id }) => byId.get(id) ?? null);
}

async function exchange(
  endpoint: { url: string },
  { method, body }: { method: string; body: string },
  options: RpcOptions,
): Promise<{ text: string; status: number }> {
  const host = getHost(endpoint.url);
  const timeoutMs = options.timeoutMs ?? timeoutMsDefault;
  const timeout = AbortSignal.timeout(timeoutMs);
  const signal = options.signal ? AbortSignal.any([options.signal, timeout]) : timeout;
  try {
    const response = await post(endpoint.url, body, signal);
    if (response.status === 429)
      throw new EndpointRateLimitedError(getRetryAfter(response), { host });
    return { text: await readText(response, { host, method }), status: response.status };
  } catch (error) {
    options.signal?.throwIfAborted();
    if (timeout.aborted)
      throw new EndpointTimeoutError({ host, method, timeoutMs }, { cause: error });
    // fetch tells every network failure as a TypeError; its text may name the whole URL, so it is not kept.
    if (error instanceof TypeError) throw new EndpointUnreachableError({ host, status: null });
    throw error;
  }
}

function post(url: string, body: string, signal: AbortSignal): Promise<Response> {
  return fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
    signal,
    credentials: 'omit',
    cache: 'no-store',
    redirect: 'error',
    referrerPolicy: 'no-referrer',
  });
}

/** Retry-After in seconds or as a date (RFC 9110 10.2.3), as milliseconds from now; null when there is none. */
function getRetryAfter(response: Response): number | null {
  const header = response.headers.get('retry-after');
  if (header === null) return null;
  const seconds = Number(header);
  const ms = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(header) - Date.now();
  return Number.isFinite(ms) ? Math.min(Math.max(ms, 0), retryAfterMsMax) : null;
}

async function readText(response: Response, of: { host: string; method: string }): Promise<string> {
  const reader = response.body?.getReader();
  if (!reader) return '';
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    bytes += value.byteLength;
    if (bytes > answerBytesMax) {
      await reader.cancel();
      throw new MalformedAnswerError({ ...of, why: 'too large' });
    }
    text += decoder.decode(value, { stream: true });
  }
}

function parseAnswer(
  text: string,
  of: { url: string; method: string; id: number; status: number },
): unknown {
  const { url, method, id, status } = of;
  const host = getHost(url);
  const isOk = status >= 200 && status < 300;
  const parsed = v.safeParse(answerSchema, parseJson(text));
  if (!parsed.success) {
    if (!isOk) throw new EndpointUnreachableError({ host, status });
    throw new MalformedAnswerError({ host, method, why: 'not JSON-RPC' });
  }
  const answer = parsed.output;
  if ('error' in answer) throw toRefusal(answer.error, { url, method });
  if (answer.id === id && answer.result !== undefined) return answer.result;
  const why = answer.id === id ? 'no result' : 'another id';
  throw new MalformedAnswerError({ host, method, why });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Told by the caller as malformed or unreachable; the text itself may hold anything.
    return null;
  }
}

function toRefusal(
  error: { code: number; message: string; data?: unknown },
  { url, method }: { url: string; method: string },
): EndpointRateLimitedError | RpcRefusedError {
  const host = getHost(url);
  if (limitCodes.includes(error.code)) return new EndpointRateLimitedError(null, { host });
  const facts = { host, method, rpcCode: error.code };
  // Cut twice: a key that is cut in two is not found any more.
  const said = withoutKeys(error.message.slice(0, 2000), url).slice(0, 500);
  return new RpcRefusedError(findHex(error.data), said, facts);
}

/** Revert data: nodes give it as a string or as `{ data }`. */
function findHex(data: unknown): Hex | null {
  const text = typeof data === 'object' && data !== null && 'data' in data ? data.data : data;
  return typeof text === 'string' && /^0x([0-9a-fA-F]{2})*$/.test(text) ? (text as Hex) : null;
}
