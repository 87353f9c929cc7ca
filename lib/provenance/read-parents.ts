/** The models that others come from: only their link and their standing matter. */
import type { Network } from '@/lib/chain/networks';
import type { Related, Sighting } from '@/lib/model/badge';
import type { Locator } from '@/lib/model/ids';
import { choose, toCase } from './choose-record';
import { judgeSighting } from './judge-sighting';
import { type FoundAll, readFound } from './read-found';
import { filterRegistered } from './read-models';
import type { Judged } from './read-relation';
import type { HubReader } from './read-repository';
import { relatedMax, type Subject, toParentSubject } from './subjects';

/** Judges models a page comes from, given what the chains said of them. */
export async function judgeParents(
  subjects: readonly Subject[],
  all: FoundAll,
  reader: HubReader,
): Promise<readonly Judged[]> {
  const judged = subjects.map(async (subject) => {
    const chosen = await choose(subject, all.found);
    const { best } = chosen;
    const state = best && (await judgeSighting(toCase(subject, chosen, best, null), reader));
    return state ? [{ state, found: best }] : [];
  });
  return (await Promise.all(judged)).flat();
}

/** Reads and judges models that a hub says others come from. Those that are not registered cause no request. */
export async function readParents(
  related: readonly Related[],
  networks: readonly Network[],
  { fresh, reader }: { fresh: boolean; reader: HubReader },
): Promise<readonly Judged[]> {
  const locators = related.slice(0, relatedMax).map(({ locator }) => locator);
  const pairs = networks.map(async (network) => {
    const known: ReadonlySet<Locator> = new Set(await filterRegistered(network, locators));
    return [network, known] as const;
  });
  const registered = new Map(await Promise.all(pairs));
  const wanted = locators.filter((one) => [...registered.values()].some((known) => known.has(one)));
  const sightings = wanted.map(
    (locator): Sighting => ({ locator, place: 'title', revision: null }),
  );
  const subjects = await Promise.all(
    sightings.map((sighting) => toParentSubject(sighting, { fresh, reader })),
  );
  if (subjects.length === 0) return [];
  return judgeParents(subjects, await readFound(registered, subjects, reader.now), reader);
}
