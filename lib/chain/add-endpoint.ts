/** Endpoints come and go: adding, removing, testing, and looking whether this release is on the chain. */
import * as v from 'valibot';
import { type Address, type Hex, keccak256 } from 'viem';
import { EndpointUnreachableError } from '@/lib/errors/chain';
import {
  EndpointKnownError,
  EndpointNotReadableError,
  TooManyEndpointsError,
} from '@/lib/errors/network';
import type { ChainId } from '@/lib/model/ids';
import { askEndpoint, askNetwork, assertChain, readChainId } from './ask';
import { deployment } from './deployment';
import { getHost, parseEndpointUrl } from './endpoint-url';
import { clearHealth, noteLag } from './health';
import {
  createNetwork,
  type Endpoint,
  endpointsMax,
  type Network,
  networksMax,
  readNetworks,
  updateNetwork,
} from './networks';
import { quantity } from './quantity';

const lagSecondsMax = 90;
const probeMs = 5000;
const code = v.custom<Hex>((text) => typeof text === 'string' && /^0x([0-9a-f]{2})*$/i.test(text));
const blockSchema = v.object({ timestamp: quantity });

/**
 * Adds an endpoint by its URL, under the chain it says it is of, and looks for the registry there.
 * @throws {@link EndpointUrlError} {@link EndpointKnownError} {@link TooManyEndpointsError}
 * {@link EndpointNotReadableError} and endpoint errors
 */
export async function addEndpoint(given: {
  url: string;
  /** Empty: the host's own name. */
  operator: string;
  own: boolean;
}): Promise<Network> {
  const url = parseEndpointUrl(given.url).href;
  const networks = await readNetworks();
  const host = getHost(url);
  if (networks.some(({ endpoints }) => endpoints.some((one) => one.url === url))) {
    throw new EndpointKnownError({ host });
  }
  const chainId = await readFirstChainId(url);
  if (networks.length >= networksMax && !networks.some((one) => one.chainId === chainId)) {
    throw new TooManyEndpointsError({ max: networksMax });
  }
  const operator = given.operator === '' ? getOperator(url) : given.operator;
  const endpoint = { id: crypto.randomUUID(), chainId, url, operator, own: given.own };
  await updateNetwork(chainId, (before) =>
    withEndpoint(before ?? createNetwork(chainId), endpoint),
  );
  return detectRegistry(chainId);
}

/**
 * What chain a URL is of. A browser tells a refusal to be read across origins (CORS) and no answer at all by the same
 * error; a request whose answer nobody may read tells them apart.
 * @throws {@link EndpointNotReadableError} and the errors of {@link readChainId}
 */
async function readFirstChainId(url: string): Promise<number> {
  try {
    return await readChainId({ url });
  } catch (error) {
    const isSilent = error instanceof EndpointUnreachableError && error.facts['status'] === null;
    if (!isSilent || !(await isThere(url))) throw error;
    throw new EndpointNotReadableError({ host: getHost(url) }, { cause: error });
  }
}

async function isThere(url: string): Promise<boolean> {
  const signal = AbortSignal.timeout(probeMs);
  const body = '{"jsonrpc":"2.0","id":1,"method":"eth_chainId","params":[]}';
  const options = { method: 'POST', mode: 'no-cors', body, credentials: 'omit', signal } as const;
  // Whatever goes wrong now says no more than what went wrong before.
  const answer = await fetch(url, { ...options, referrerPolicy: 'no-referrer' }).catch(() => null);
  return answer?.type === 'opaque';
}

function withEndpoint(network: Network, endpoint: Endpoint): Network {
  if (network.endpoints.length >= endpointsMax) {
    throw new TooManyEndpointsError({ max: endpointsMax });
  }
  return { ...network, endpoints: [...network.endpoints, endpoint] };
}

/** Removes an endpoint; a network without endpoints goes too. Null removes the whole network. The network as it was, if it is gone now. */
export async function removeEndpoint(
  chainId: ChainId,
  endpointId: string | null,
): Promise<Network | null> {
  let gone: Network | null = null;
  await updateNetwork(chainId, (before) => {
    const endpoints = before?.endpoints.filter(
      ({ id }) => endpointId !== null && id !== endpointId,
    );
    if (before && endpoints && endpoints.length > 0) return { ...before, endpoints };
    gone = before;
    return null;
  });
  return gone;
}

/** Asks every endpoint of a network anew, whatever its past, and looks for the registry. Failures are in the health. */
export async function testNetwork(network: Network): Promise<Network> {
  const times = await Promise.all(network.endpoints.map(testEndpoint));
  const known = times.filter((time) => time !== null);
  const newest = Math.max(0, ...known);
  await Promise.all(
    network.endpoints.map(async ({ id }, i) => {
      const time = times[i];
      if (time !== null && time !== undefined && newest - time > lagSecondsMax) await noteLag(id);
    }),
  );
  return detectRegistry(network.chainId);
}

/** Time of the endpoint's newest block in seconds; null when it did not answer or is on another chain. */
async function testEndpoint(endpoint: Endpoint): Promise<number | null> {
  try {
    await clearHealth(endpoint.id);
    await assertChain(endpoint, { again: true });
    const block = await askEndpoint(endpoint, 'eth_getBlockByNumber', ['latest', false]);
    return Number(v.parse(blockSchema, block).timestamp);
  } catch {
    // What went wrong is noted in its health, which is what the test shows.
    return null;
  }
}

/** Looks whether registry and lens of this release are there, by their code, and keeps the answer. */
export async function detectRegistry(chainId: ChainId): Promise<Network> {
  const network = (await updateNetwork(chainId, (before) => before)) ?? createNetwork(chainId);
  const registry = await readRegistryState(network);
  const after = await updateNetwork(chainId, (before) => before && { ...before, registry });
  return after ?? network;
}

async function readRegistryState(network: Network): Promise<Network['registry']> {
  const { registry, lens, codeHashes } = deployment;
  try {
    const hashes = await Promise.all([registry, lens].map((at) => readCodeHash(network, at)));
    return hashes[0] === codeHashes.registry && hashes[1] === codeHashes.lens
      ? 'deployed'
      : 'absent';
  } catch {
    // Not known is an answer of its own; the endpoint's health says why.
    return 'unknown';
  }
}

function readCodeHash(network: Network, address: Address): Promise<Hex> {
  return askNetwork(network, 'eth_getCode', [address, 'latest'], (answer) =>
    keccak256(v.parse(code, answer)),
  );
}

/** The last two labels of a host, so that two endpoints of one provider do not count as two; a number stays whole. */
function getOperator(url: string): string {
  const { hostname } = new URL(url);
  return /^[\d.]+$|^\[/.test(hostname) ? hostname : hostname.split('.').slice(-2).join('.');
}
