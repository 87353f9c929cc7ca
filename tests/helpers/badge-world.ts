/** A seeded chain that is no demo behind two operators, a stand-in for the hub's API, and our background over both. */
import { vi } from 'vitest';
import type { Place, Sighting } from '@/lib/model/badge';
import type { Locator } from '@/lib/model/ids';
import type { EmbeddedChain } from '@/scripts/embedded-chain/chain';
import { getContracts, startDemoChain } from '@/scripts/embedded-chain/demo-chain';
import { getHubRecords, getSeedRepositories } from '@/scripts/embedded-chain/hub-repositories';
import { type FaultProxy, startFaultProxy } from './fault-proxy';
import { createStandInHub, type StandInHub } from './stand-in-hub';

/** Any chain but an embedded one's. */
export const worldChainId = 10;

const hubRecords = getHubRecords({ chainId: worldChainId, contracts: getContracts() });
/** The hub's repositories by locator, and the CAIP-19 texts of the records their cards name. */
export const worldRepositories = getSeedRepositories(hubRecords);
export const worldRecords: ReadonlyMap<string, string> = new Map(
  Object.entries(hubRecords).map(([id, record]) => [`huggingface.co/${id.toLowerCase()}`, record]),
);

export const asker = { caller: 'hub', tabId: 1, url: 'https://huggingface.co/' } as const;

export type BadgeWorld = {
  chain: EmbeddedChain;
  proxies: readonly [FaultProxy, FaultProxy];
  hub: StandInHub;
  /** A worker as after a start: nothing in memory but what the stores hold. */
  startWorker: (now?: () => number) => ReturnType<typeof startWorker>;
  /** A worker with consent, so many endpoints, and its keys; no request counted yet. */
  startReady: (endpoints?: number) => ReturnType<typeof startWorker>;
  forgetRequests: () => void;
  /** Requests to endpoints and hub since they were forgotten. */
  getRequests: () => readonly unknown[];
};

/** Starts the chain; end it with `chain.stop()`. */
export function startWorldChain(): Promise<EmbeddedChain> {
  return startDemoChain({ chainId: worldChainId });
}

/** Fresh proxies and a fresh hub over a chain; end it with `stopBadgeWorld`. */
export async function createBadgeWorld(chain: EmbeddedChain): Promise<BadgeWorld> {
  const proxies = await Promise.all([startFaultProxy(chain.rpcUrl), startFaultProxy(chain.rpcUrl)]);
  const hub = createStandInHub(worldRepositories, worldRecords);
  const forgetRequests = () => {
    for (const { requests } of proxies) requests.length = 0;
    hub.requests.length = 0;
  };
  return {
    chain,
    proxies,
    hub,
    forgetRequests,
    getRequests: () => [...proxies.flatMap(({ requests }) => requests), ...hub.requests],
    startWorker: (now) => startWorker(hub, now),
    startReady: async (endpoints = 2) => {
      const worker = await startWorker(hub);
      await worker.handlers['settings.write']({ consented: true }, asker);
      for (const [i, { url }] of proxies.slice(0, endpoints).entries()) {
        await worker.handlers['network.add']({ url, operator: `operator ${i}`, own: false }, asker);
      }
      forgetRequests();
      return startWorker(hub);
    },
  };
}

export async function stopBadgeWorld({ proxies }: BadgeWorld): Promise<void> {
  await Promise.all(proxies.map((proxy) => proxy.stop()));
}

/** A model as a page names it. */
export function see(
  locator: string,
  place: Place = 'title',
  revision: string | null = null,
  more: Pick<Sighting, 'path' | 'declared' | 'related'> = {},
): Sighting {
  return { locator: locator as Locator, place, revision, ...more };
}

async function startWorker(hub: StandInHub, now: () => number = () => Date.now()) {
  vi.resetModules();
  const { createPageHandlers } = await import('@/entrypoints/background/handlers/pages');
  const { createNetworkHandlers } = await import('@/entrypoints/background/handlers/networks');
  const { createSettingsHandlers } = await import('@/entrypoints/background/handlers/settings');
  const { readBadgeCache } = await import('@/lib/storage/badge-cache');
  const { topUpKeys } = await import('@/entrypoints/background/alarms');
  const handlers = {
    ...createPageHandlers({ getApi: hub.getApi, now }),
    ...createNetworkHandlers(now),
    ...createSettingsHandlers(now),
  };
  const read = (sightings: readonly Sighting[], fresh = false, deep = false) =>
    handlers['badge.read']({ sightings: [...sightings], fresh, deep }, asker);
  return { handlers, read, readBadgeCache, topUpKeys };
}
