/**
 * The models that claim the locators of a page, on every network. Only locators of the local key set are asked for:
 * what is not registered causes no request, and no endpoint learns what is read.
 */
import { deployment } from '@/lib/chain/deployment';
import { filterKnownKeys } from '@/lib/chain/key-set';
import { getLocatorKey, type ModelHit, type ModelQuery, readModels } from '@/lib/chain/lens';
import type { Network } from '@/lib/chain/networks';
import type { Model } from '@/lib/model/badge';
import { isSameRecord } from '@/lib/model/caip';
import type { Locator, RecordId } from '@/lib/model/ids';
import type { ProofState } from '@/lib/model/proof';
import { type ChainPoint, isAgreed, type Provenance } from '@/lib/model/provenance';

/** A locator with the records that a page, or our memory, names for it. */
export type Wanted = { locator: Locator; hints: readonly RecordId[] };

/** What one network says of one locator. */
export type Found = {
  network: Network;
  locator: Locator;
  provenance: Provenance;
} & (
  | { status: 'disputed' }
  | {
      status: 'found';
      at: ChainPoint;
      /** The oldest claim, or the record a hint named. */
      model: Model;
      publishedBlock: bigint;
      /** Absent when nobody asked for a proof. */
      proof?: ProofState;
    }
  | {
      /** A hinted record let go of the locator. */
      status: 'released';
      record: RecordId;
    }
);

export type NetworkRead = {
  found: readonly Found[];
  failed: unknown;
  /** Two operators say all of it, and that there is no more; of a demo chain there is but one. */
  isSure: boolean;
};

/** Which of these locators the network's registry has, as far as known here. No request. */
export async function filterRegistered(
  network: Network,
  locators: readonly Locator[],
): Promise<readonly Locator[]> {
  const known = await filterKnownKeys(network, locators.map(getLocatorKey));
  return locators.filter((_, i) => known[i]);
}

/** Asks one network for all wanted locators in one call; `failed` is the error when no endpoint answered, else null. */
export async function readNetworkModels(
  network: Network,
  wanted: readonly Wanted[],
  now: () => number,
): Promise<NetworkRead> {
  if (wanted.length === 0) return { found: [], failed: null, isSure: true };
  const queries = wanted.flatMap((one) => toQueries(network, one));
  try {
    const answer = await readModels(network, queries, now);
    if (answer.status === 'disputed') {
      const { provenance } = answer;
      const toDisputed = ({ locator }: Wanted) =>
        ({ network, locator, provenance, status: 'disputed' }) as const;
      return { found: wanted.map(toDisputed), failed: null, isSure: false };
    }
    const found = answer.value.flatMap((hit) =>
      toFound(network, queries[hit.position] as ModelQuery, hit, answer),
    );
    return { found, failed: null, isSure: network.demo || isAgreed(answer.provenance) };
  } catch (error) {
    return { found: [], failed: error, isSure: false };
  }
}

function toFound(
  network: Network,
  { locator, hint }: ModelQuery,
  { model, publishedBlock, hintReleasedBlock }: ModelHit,
  { provenance, at }: { provenance: Provenance; at: ChainPoint },
): Found[] {
  const of = { network, locator, provenance };
  const found: Found[] = model ? [{ ...of, status: 'found', at, model, publishedBlock }] : [];
  if (hint === 0n || hintReleasedBlock === 0n) return found;
  return [...found, { ...of, status: 'released', record: toRecord(network, hint) }];
}

function toRecord({ chainId }: Network, id: bigint): RecordId {
  return { chainId, registry: deployment.registry, id };
}

/** One query for each hint on this network, and one without a hint when there is none. */
function toQueries(network: Network, { locator, hints }: Wanted): ModelQuery[] {
  const key = getLocatorKey(locator);
  const ids = hints
    .filter((hint) => isSameRecord(hint, toRecord(network, hint.id)))
    .map(({ id }) => id);
  const distinct = ids.length === 0 ? [0n] : [...new Set(ids)];
  return distinct.map((hint) => ({ locator, key, hint }));
}
