import { addEndpoint, removeEndpoint, testNetwork } from '@/lib/chain/add-endpoint';
import { getHost } from '@/lib/chain/endpoint-url';
import { readHealth } from '@/lib/chain/health';
import { dropKeys, readKeyState, syncDigests, syncKeys } from '@/lib/chain/key-set';
import { type Endpoint, type Network, readNetwork, readNetworks } from '@/lib/chain/networks';
import type { EndpointView, NetworkView } from '@/lib/model/network';
import type { Handlers } from '@/lib/protocol/router';
import { clearBadgeCache } from '@/lib/storage/badge-cache';

/** The list of networks. What leaves here names an endpoint by its host: a path may hold a key. */
export function createNetworkHandlers(
  now: () => number,
): Pick<Handlers, 'network.list' | 'network.add' | 'network.remove' | 'network.test'> {
  return {
    'network.list': async () => Promise.all((await readNetworks()).map(toView)),
    'network.add': async (input) => {
      const network = await addEndpoint(input);
      await syncIfDeployed(network, now());
      return toView(network);
    },
    'network.remove': async ({ chainId, endpointId }) => {
      const gone = await removeEndpoint(chainId, endpointId);
      if (gone) {
        await dropKeys(gone);
        await clearBadgeCache();
      }
      return null;
    },
    'network.test': async ({ chainId }) => {
      const network = await testNetwork(await readNetwork(chainId));
      await syncIfDeployed(network, now());
      return toView(network);
    },
  };
}

async function syncIfDeployed(network: Network, nowMs: number): Promise<void> {
  if (network.registry !== 'deployed') return;
  // The network stands without its keys; the alarm tries again, and the list tells how far they are.
  await syncKeys(network, nowMs).catch(() => null);
  await syncDigests(network, nowMs).catch(() => null);
}

async function toView(network: Network): Promise<NetworkView> {
  const { chainId, name, nativeSymbol, demo, registry } = network;
  const endpoints = await Promise.all(network.endpoints.map(toEndpointView));
  const keys = await readKeyState(network);
  return { chainId, name, nativeSymbol, demo, endpoints, registry, keys };
}

async function toEndpointView({ id, url, operator, own }: Endpoint): Promise<EndpointView> {
  const { status, latencyMs, lastErrorCode } = await readHealth(id);
  return { id, host: getHost(url), operator, own, status, latencyMs, lastErrorCode };
}
