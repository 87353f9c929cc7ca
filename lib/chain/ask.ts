/** Asks endpoints of a network: in order of health, with its chain id checked, and what happened noted. */
import * as v from 'valibot';
import {
  ChainMismatchError,
  EndpointRateLimitedError,
  EndpointUnreachableError,
  MalformedAnswerError,
} from '@/lib/errors/chain';
import { takeToken } from './budget';
import { getHost } from './endpoint-url';
import { isBlocked, isEndpointFailure, noteAnswer, noteFailure, readHealth } from './health';
import type { Endpoint, Network } from './networks';
import { quantity } from './quantity';
import { type RpcOptions, requestRpc } from './rpc';

/** How long a request waits for its turn in the endpoint's budget; then another endpoint is asked. */
const turnMsMax = 5000;

/** Endpoints whose chain id was seen right in this life of the worker. */
const checked = new Set<string>();

/**
 * One request to one endpoint, its health noted.
 * @throws the errors of {@link requestRpc}
 */
export async function askEndpoint(
  endpoint: Endpoint,
  method: string,
  params: readonly unknown[],
  options: RpcOptions = {},
): Promise<unknown> {
  await waitForTurn(endpoint);
  const startedAtMs = Date.now();
  try {
    const result = await requestRpc(endpoint, method, params, options);
    await noteAnswer(endpoint.id, Date.now() - startedAtMs);
    return result;
  } catch (error) {
    await noteFailure(endpoint.id, error, Date.now());
    throw error;
  }
}

/**
 * Keeps within the endpoint's budget; none for a node of the user's own.
 * @throws {@link EndpointRateLimitedError}, which is our doing and not noted in its health
 */
export async function waitForTurn({ id, own, url }: Endpoint): Promise<void> {
  if (own) return;
  const waitMs = await takeToken(id, { nowMs: Date.now(), waitMsMax: turnMsMax });
  if (waitMs === null) throw new EndpointRateLimitedError(turnMsMax, { host: getHost(url) });
  if (waitMs > 0) await new Promise((resolve) => setTimeout(resolve, waitMs));
}

/** The chain id an endpoint gives, as a number. */
export async function readChainId(
  endpoint: { url: string },
  options: RpcOptions = {},
): Promise<number> {
  const answer = v.safeParse(quantity, await requestRpc(endpoint, 'eth_chainId', [], options));
  const chainId = answer.success ? Number(answer.output) : Number.NaN;
  if (Number.isSafeInteger(chainId) && chainId > 0) return chainId;
  const host = getHost(endpoint.url);
  throw new MalformedAnswerError({ host, method: 'eth_chainId', why: 'not a chain id' });
}

/**
 * Makes sure an endpoint is on its chain: once per life of the worker, and again with `again` (before each send).
 * @throws {@link ChainMismatchError} and the errors of {@link requestRpc}
 */
export async function assertChain(
  endpoint: Endpoint,
  options: RpcOptions & { again?: boolean } = {},
): Promise<void> {
  if (checked.has(endpoint.id) && !options.again) return;
  await waitForTurn(endpoint);
  const startedAtMs = Date.now();
  const actual = await readChainId(endpoint, options).catch(async (error: unknown) => {
    await noteFailure(endpoint.id, error, Date.now());
    throw error;
  });
  await noteAnswer(endpoint.id, Date.now() - startedAtMs);
  await noteChain(endpoint, actual);
}

/**
 * Takes up a chain id an endpoint told in passing (the lens tells it with every answer).
 * @throws {@link ChainMismatchError}
 */
export async function noteChain(endpoint: Endpoint, actual: number): Promise<void> {
  if (actual === endpoint.chainId) {
    checked.add(endpoint.id);
    return;
  }
  checked.delete(endpoint.id);
  const facts = { expected: endpoint.chainId, actual, host: getHost(endpoint.url) };
  const error = new ChainMismatchError(facts);
  await noteFailure(endpoint.id, error, Date.now());
  throw error;
}

/**
 * The endpoints that may be asked now, best first: those that answered, then untested, then lagging or failing;
 * different operators before a second endpoint of the same one. Blocked ones are left out.
 */
export async function rankEndpoints(network: Network, nowMs: number): Promise<Endpoint[]> {
  const healths = await Promise.all(network.endpoints.map((endpoint) => readHealth(endpoint.id)));
  const order = ['ok', 'untested', 'lagging', 'failing', 'wrong-chain'];
  const usable = network.endpoints
    .map((endpoint, i) => ({ endpoint, health: healths[i] as NonNullable<(typeof healths)[0]> }))
    .filter(({ health }) => !isBlocked(health, nowMs))
    .sort(
      (a, b) =>
        order.indexOf(a.health.status) - order.indexOf(b.health.status) ||
        Number(b.endpoint.own) - Number(a.endpoint.own) ||
        (a.health.latencyMs ?? 0) - (b.health.latencyMs ?? 0),
    )
    .map(({ endpoint }) => endpoint);
  const seen = new Set<string>();
  const first = usable.filter(({ operator }) => !seen.has(operator) && seen.add(operator));
  return [...first, ...usable.filter((endpoint) => !first.includes(endpoint))];
}

/** The endpoint that several requests keep to; null before the first. */
export type Kept = { endpointId: string | null };

/**
 * The same request to one endpoint after the other, until one gives something `parse` takes. For facts that cannot
 * mislead (what is looked up is checked by its hash, or is only a hint); everything shown goes through the quorum.
 * When `parse` gives null ("not found here") the next one is asked; null when none has it. Requests that share `kept`
 * go to one endpoint first, and where it fails to the next one from then on.
 * @throws the last endpoint's error, or {@link EndpointUnreachableError} when none may be asked now
 */
export async function askNetwork<Value>(
  network: Network,
  method: string,
  params: readonly unknown[],
  parse: (answer: unknown) => Value,
  kept: Kept = { endpointId: null },
): Promise<Value> {
  let last: unknown = new EndpointUnreachableError({ host: network.name, status: null });
  let empty: { value: Value } | null = null;
  const ranked = await rankEndpoints(network, Date.now());
  const isKept = ({ id }: Endpoint) => id === kept.endpointId;
  for (const endpoint of [...ranked].sort((a, b) => Number(isKept(b)) - Number(isKept(a)))) {
    try {
      kept.endpointId = endpoint.id;
      await assertChain(endpoint);
      const answer = await askEndpoint(endpoint, method, params);
      const value = await parseAnswer(endpoint, method, answer, parse);
      if (value !== null) return value;
      empty = { value };
    } catch (error) {
      if (!isEndpointFailure(error)) throw error;
      last = error;
    }
  }
  if (empty) return empty.value;
  throw last;
}

/**
 * An answer's value.
 * @throws {@link MalformedAnswerError} when `parse` throws
 */
export async function parseAnswer<Value>(
  endpoint: Endpoint,
  method: string,
  answer: unknown,
  parse: (answer: unknown) => Value,
): Promise<Value> {
  try {
    return parse(answer);
  } catch (cause) {
    const facts = { host: getHost(endpoint.url), method, why: 'not decodable' };
    const error = new MalformedAnswerError(facts, { cause });
    await noteFailure(endpoint.id, error, Date.now());
    throw error;
  }
}
