/** The networks and endpoints a user added, in IndexedDB. Nothing is there by default. */
import * as v from 'valibot';
import { NetworkUnknownError } from '@/lib/errors/network';
import { StorageUnreadableError } from '@/lib/errors/storage';
import type { ChainId } from '@/lib/model/ids';
import type { NetworkView } from '@/lib/model/network';
import { inTransaction, openDatabase } from '@/lib/storage/database';
import { parseEndpointUrl } from './endpoint-url';
import { findChain } from './well-known';

/** Most networks, and most endpoints of one network. */
export const networksMax = 40;
export const endpointsMax = 8;

export type Endpoint = {
  id: string;
  chainId: ChainId;
  /** May hold a key: only `rpc.ts` looks at it. */
  url: string;
  /** Who runs it. Two endpoints of one operator count as one voice. */
  operator: string;
  /** "This node is mine." */
  own: boolean;
};

export type Network = {
  chainId: ChainId;
  name: string;
  nativeSymbol: string;
  /** An embedded chain: everything read from it says demo. */
  demo: boolean;
  endpoints: readonly Endpoint[];
  /** Whether registry and lens of this release are there, by their code. */
  registry: NetworkView['registry'];
};

const endpointSchema = v.object({
  id: v.pipe(v.string(), v.maxLength(80)),
  url: v.pipe(
    v.string(),
    v.maxLength(2048),
    v.check((url) => isEndpointUrl(url)),
  ),
  operator: v.pipe(v.string(), v.maxLength(260)),
  own: v.boolean(),
});
const networkSchema = v.object({
  id: v.string(),
  chainId: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(Number.MAX_SAFE_INTEGER)),
  endpoints: v.pipe(v.array(endpointSchema), v.maxLength(endpointsMax)),
  registry: v.picklist(['deployed', 'absent', 'unknown']),
});

/** Every network, by chain id. A row that cannot be read is left out, never repaired by guessing. */
export async function readNetworks(): Promise<readonly Network[]> {
  const database = await openDatabase();
  const rows = await database.getAll('networks');
  return rows
    .map(parseNetwork)
    .filter((network) => network !== null)
    .sort((a, b) => a.chainId - b.chainId);
}

/**
 * One network.
 * @throws {@link NetworkUnknownError}
 */
export async function readNetwork(chainId: ChainId): Promise<Network> {
  const database = await openDatabase();
  const network = parseNetwork(await database.get('networks', String(chainId)));
  if (!network) throw new NetworkUnknownError({ chainId });
  return network;
}

/** A network as the store has it, or as it would be before its first endpoint. */
export function createNetwork(chainId: ChainId): Network {
  return { chainId, ...findChain(chainId), endpoints: [], registry: 'unknown' };
}

/**
 * Changes one network in one transaction; null removes it. Two changes at once cannot lose each other.
 * @throws {@link StorageUnreadableError}
 */
export function updateNetwork(
  chainId: ChainId,
  change: (before: Network | null) => Network | null,
): Promise<Network | null> {
  return inTransaction('networks', async (store) => {
    const stored = await store.get(String(chainId));
    const before = parseNetwork(stored);
    if (stored && !before) throw new StorageUnreadableError({ store: 'networks' });
    const after = change(before);
    if (after) await store.put(toRow(after));
    else await store.delete(String(chainId));
    return after;
  });
}

function toRow(network: Network) {
  const endpoints = network.endpoints.map(({ id, url, operator, own }) => ({
    id,
    url,
    operator,
    own,
  }));
  const { chainId, registry } = network;
  return { id: String(chainId), chainId, endpoints, registry };
}

function parseNetwork(row: unknown): Network | null {
  const parsed = v.safeParse(networkSchema, row);
  if (!parsed.success) return null;
  const { chainId, endpoints, registry } = parsed.output;
  return {
    chainId,
    ...findChain(chainId),
    endpoints: endpoints.map((endpoint) => ({ ...endpoint, chainId })),
    registry,
  };
}

function isEndpointUrl(url: string): boolean {
  try {
    return parseEndpointUrl(url).href === url;
  } catch {
    // Not one of ours; the whole row is refused.
    return false;
  }
}
