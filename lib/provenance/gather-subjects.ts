/** Which models of a page, and which they come from, are worth a request to a chain: those in a local key set. */
import type { Network } from '@/lib/chain/networks';
import type { Locator } from '@/lib/model/ids';
import { filterRegistered } from './read-models';
import { getRelated } from './read-relation';
import type { HubReader } from './read-repository';
import {
  getNames,
  type Named,
  type Registered,
  type Subject,
  toCardSubject,
  toParentSubject,
  toTitleSubject,
} from './subjects';

export type Subjects = {
  pages: readonly Subject[];
  /** The models that those come from; a page's own among them. */
  parents: readonly Subject[];
  registered: Registered;
};

/** Titles and what they come from, their hub requests begun; cards and what they come from, as confirmed before. */
export async function gatherSubjects(
  named: Named,
  networks: readonly Network[],
  of: { sinceMs: number; reader: HubReader },
): Promise<Subjects> {
  const { titles, cards, parents } = named;
  const registered = await readRegistered(networks, [
    ...titles.flatMap(({ sighting, alias }) => getNames(sighting, alias)),
    ...[...cards, ...parents].map(({ locator }) => locator),
  ]);
  const pages = await Promise.all([
    ...titles
      .filter(({ sighting, alias }) =>
        getNames(sighting, alias).some((name) => has(registered, name)),
      )
      .map(({ sighting, alias }) => toTitleSubject(sighting, alias, of)),
    ...cards
      .filter(({ locator }) => has(registered, locator))
      .map((card) => toCardSubject(card, of.reader)),
  ]);
  // A card speaks only of links that were confirmed before.
  const known = pages.filter(({ isTitle, linkedBefore }) => {
    return isTitle || linkedBefore.real !== null || linkedBefore.demo !== null;
  });
  const ofTitles = parents
    .filter(({ locator }) => has(registered, locator))
    .map((sighting) => toParentSubject(sighting, of, known));
  const asked = new Set(parents.map(({ locator }) => locator));
  const ofCards = await gatherOfCards(known, asked, networks, of.reader);
  return {
    pages: known,
    parents: [...(await Promise.all(ofTitles)), ...ofCards.parents],
    registered: merge(registered, ofCards.registered),
  };
}

/** What list cards come from, but for what is asked already: it costs the hub nothing either. */
async function gatherOfCards(
  pages: readonly Subject[],
  asked: ReadonlySet<Locator>,
  networks: readonly Network[],
  reader: HubReader,
): Promise<Pick<Subjects, 'parents' | 'registered'>> {
  const related = pages
    .filter(({ isTitle }) => !isTitle)
    .flatMap(({ sighting, kept }) => getRelated(sighting, kept));
  const locators = [...new Set(related.map(({ locator }) => locator))].filter(
    (locator) => !asked.has(locator),
  );
  const registered = await readRegistered(networks, locators);
  const subjects = await Promise.all(
    locators
      .filter((locator) => has(registered, locator))
      .map((locator) => toCardSubject({ locator, place: 'card', revision: null }, reader)),
  );
  return { parents: subjects, registered };
}

async function readRegistered(
  networks: readonly Network[],
  locators: readonly Locator[],
): Promise<Registered> {
  const distinct = [...new Set(locators)];
  const pairs = networks.map(
    async (network) => [network, new Set(await filterRegistered(network, distinct))] as const,
  );
  return new Map(await Promise.all(pairs));
}

function has(registered: Registered, locator: Locator): boolean {
  return [...registered.values()].some((locators) => locators.has(locator));
}

function merge(one: Registered, other: Registered): Registered {
  const both = [...one].map(
    ([network, locators]) =>
      [network, new Set([...locators, ...(other.get(network) ?? [])])] as const,
  );
  return new Map(both);
}
