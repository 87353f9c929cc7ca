/** Who claims a model page already, on every network that has the registry. */

import { type Network, readNetworks } from '@/lib/chain/networks';
import { toErrorData } from '@/lib/errors/base';
import type { Locator } from '@/lib/model/ids';
import type { ClaimsReport } from '@/lib/model/registration';
import { readNetworkModels } from './read-models';

/** One report for each network with the registry; a network that cannot be read says why. Never throws for one. */
export async function readClaims(
  locator: Locator,
  now: () => number,
): Promise<readonly ClaimsReport[]> {
  const networks = (await readNetworks()).filter(
    ({ registry, endpoints }) => registry === 'deployed' && endpoints.length > 0,
  );
  return Promise.all(networks.map((network) => readOne(network, locator, now)));
}

async function readOne(
  network: Network,
  locator: Locator,
  now: () => number,
): Promise<ClaimsReport> {
  const { chainId, name: networkName, nativeSymbol, demo } = network;
  const on = { chainId, networkName, nativeSymbol, demo };
  const { found, failed } = await readNetworkModels(network, [{ locator, hints: [] }], now);
  if (failed !== null) return { ...on, status: 'failed', code: toErrorData(failed).code };
  const [first] = found;
  if (first?.status === 'disputed') return { ...on, status: 'disputed' };
  const oldest = first?.status === 'found' ? first.model : null;
  return { ...on, status: 'read', claimCount: oldest?.claimCount ?? 0, oldest };
}
