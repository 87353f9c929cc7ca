/** The models that others come from: only their link and their standing matter. */
import type { Network } from '@/lib/chain/networks';
import type { Related, Sighting } from '@/lib/model/badge';
import type { Locator } from '@/lib/model/ids';
import { type Chosen, choose, toCase } from './choose-record';
import { isAnswerOfNow, type RepositoryRow } from './hub-cache';
import { judgeSighting } from './judge-sighting';
import type { LinkTarget } from './link';
import { type FoundAll, readFound } from './read-found';
import { filterRegistered } from './read-models';
import { getRelated, type Parents } from './read-relation';
import type { HubReader } from './read-repository';
import { type Registered, type Subject, toParentSubject } from './subjects';

/** They have none of their own that would matter here. */
const noParents = { relation: null, parentUnknown: false };

/** Judges models a page comes from, given what the chains said of them. */
export async function judgeParents(
  subjects: readonly Subject[],
  all: FoundAll,
  registered: Registered,
  reader: HubReader,
): Promise<Parents> {
  const parents = await Promise.all(
    subjects.map(async (subject) => {
      const { locator } = subject.sighting;
      const chosen = await choose(subject, all.found);
      const { best } = chosen;
      const state = best && (await judgeSighting(toCase(subject, chosen, best, noParents), reader));
      const hasFailed = [...all.failed.keys()].some((one) => registered.get(one)?.has(locator));
      const isLinked = state?.verdict.link === 'linked';
      const isWarned = isLinked && state.model?.suspension != null;
      // What is not sure matters of a network only where its repository names a record there, or was linked with one.
      const isDoubtful = [...all.unsure].some(
        (one) =>
          registered.get(one)?.has(locator) &&
          ((isLinked && one === best?.network) || namesOn(chosen.links, one)),
      );
      const isUntold = !isLinked && (hasFailed || !isTold(locator, chosen, reader));
      const isUnknown = isUntold || (isDoubtful && !isWarned);
      return { judged: state ? [{ state, found: best }] : [], unknown: isUnknown ? [locator] : [] };
    }),
  );
  return {
    judged: parents.flatMap(({ judged }) => judged),
    unknown: new Set(parents.flatMap(({ unknown }) => unknown)),
  };
}

/** Whether it is known of a model that it is not linked: nobody claims it, or its own hub does not say so now. */
function isTold(locator: Locator, { found, best, row }: Chosen, reader: HubReader): boolean {
  if (found.some(({ status }) => status === 'disputed')) return false;
  const hasLink = reader.getApi(locator)?.capabilities.link !== 'none';
  return best === null || !hasLink || (row !== null && isAnswerOfNow(row, reader.now()));
}

function namesOn(links: readonly LinkTarget[], { chainId }: Network): boolean {
  return links.some((link) => link.kind === 'record' && link.record.chainId === chainId);
}

/** With those that the page does not say its model comes from, but its hub did. Asks nobody when none of those is registered. */
export async function completeParents(
  sighting: Sighting,
  row: RepositoryRow | null,
  parents: Parents,
  of: { networks: readonly Network[]; sinceMs: number; reader: HubReader },
): Promise<Parents> {
  const others = getRelated(sighting, row).slice(sighting.related?.length ?? 0);
  if (others.length === 0) return parents;
  const { judged, unknown } = await readParents(others, of.networks, of);
  return {
    judged: [...parents.judged, ...judged],
    unknown: new Set([...parents.unknown, ...unknown]),
  };
}

/** Reads and judges models that a hub says others come from. Those that are not registered cause no request. */
export async function readParents(
  related: readonly Related[],
  networks: readonly Network[],
  { sinceMs, reader }: { sinceMs: number; reader: HubReader },
): Promise<Parents> {
  const locators = related.map(({ locator }) => locator);
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
    sightings.map((sighting) => toParentSubject(sighting, { sinceMs, reader })),
  );
  if (subjects.length === 0) return { judged: [], unknown: new Set() };
  const all = await readFound(registered, subjects, reader.now);
  return judgeParents(subjects, all, registered, reader);
}
