/** The models of a page that are worth a request, with what is known of their repositories. */
import type { Network } from '@/lib/chain/networks';
import type { Sighting } from '@/lib/model/badge';
import type { Locator, RecordId } from '@/lib/model/ids';
import { getBadgeKey } from '@/lib/storage/badge-cache';
import {
  type Alias,
  getRepositoryKey,
  type RepositoryRow,
  readAlias,
  readLinkedRecord,
  readRepositoryRow,
} from './hub-cache';
import { type HubReader, readKeptCommit, readRepository, readShownCommit } from './read-repository';

/** How many models of a page may be looked up at the hub; the others are answered like cards. */
const titlesMax = 3;

/** A model a page names, with what is known of its repository. */
export type Subject = {
  sighting: Sighting;
  /** The names its record may have it by: the page's own, and after a rename the one before. */
  names: readonly Locator[];
  /** The record it was last seen linked with, on real chains and on demo chains. */
  linkedBefore: { real: RecordId | null; demo: RecordId | null };
  /** A renamed repository's record. */
  alias: Alias | null;
  /** What the hub said of the default branch before, however old. */
  kept: RepositoryRow | null;
  /** What the hub says of the default branch; for cards the same as `kept`. */
  row: Promise<RepositoryRow | null>;
  /** The commit the page shows; null when it could not be told, or does not matter. */
  commit: Promise<string | null>;
  /** Whether the hub may be asked for it. */
  isTitle: boolean;
};

export type Registered = ReadonlyMap<Network, ReadonlySet<Locator>>;

/** What a page names: each place once, titles with the name they are registered by, and the models they come from. */
export type Named = {
  titles: readonly { sighting: Sighting; alias: Alias | null }[];
  cards: readonly Sighting[];
  parents: readonly Sighting[];
};

/** Sorts what a page names. No request. */
export async function sortSightings(sightings: readonly Sighting[]): Promise<Named> {
  const named = new Map<string, Sighting>();
  // What stands in a title too says in a list what the title says: the two are one badge to the page and to the cache.
  for (const one of sightings) {
    const key = getBadgeKey(one);
    if (one.place === 'title' || named.get(key)?.place !== 'title') named.set(key, one);
  }
  const all = [...named.values()];
  const titles = all.filter(({ place }) => place === 'title').slice(0, titlesMax);
  const related = titles.flatMap((title) => title.related ?? []);
  const locators = new Set(related.map(({ locator }) => locator));
  return {
    titles: await Promise.all(
      titles.map(async (sighting) => ({ sighting, alias: await readAlias(sighting.locator) })),
    ),
    cards: all.filter((sighting) => !titles.includes(sighting)),
    parents: [...locators].map((locator) => ({ locator, place: 'title', revision: null })),
  };
}

/** A model with a record: its hub requests are begun, not awaited. */
export async function toTitleSubject(
  sighting: Sighting,
  alias: Alias | null,
  { sinceMs, reader }: { sinceMs: number; reader: HubReader },
): Promise<Subject> {
  const { locator } = sighting;
  const known = await readKnown(sighting, alias);
  const row = readRepository(reader, { locator, revision: null }, { sinceMs, withFiles: true });
  const commit = row.then((read) => readShownCommit(reader, sighting, read, sinceMs));
  // Awaited later, and by several; until then a failing database must not count as unhandled.
  commit.catch(() => {});
  return {
    sighting,
    alias,
    names: getNames(sighting, alias),
    ...known,
    row,
    commit,
    isTitle: true,
  };
}

/**
 * A model that a title comes from: only its link and standing matter, not its files. When it is a title of the same
 * page, nothing is asked twice.
 */
export async function toParentSubject(
  sighting: Sighting,
  { sinceMs, reader }: { sinceMs: number; reader: HubReader },
  pages: readonly Subject[] = [],
): Promise<Subject> {
  const { locator } = sighting;
  const page = pages.find((one) => one.isTitle && one.sighting.locator === locator);
  if (page) return { ...page, sighting, commit: Promise.resolve(null) };
  const row = readRepository(reader, { locator, revision: null }, { sinceMs });
  row.catch(() => {});
  const rest = { alias: null, names: [locator], commit: Promise.resolve(null), isTitle: true };
  return { sighting, ...(await readKnown(sighting)), row, ...rest };
}

/** A list card, or a model that one comes from: only what is known of it here, and no request to the hub. */
export async function toCardSubject(sighting: Sighting, reader: HubReader): Promise<Subject> {
  const known = await readKnown(sighting);
  const { kept } = known;
  const commit = readKeptCommit(reader, sighting, kept);
  commit.catch(() => {});
  const rows = { row: Promise.resolve(kept), commit };
  const names = [sighting.locator];
  return { sighting, alias: null, names, ...known, ...rows, isTitle: false };
}

/** The page's own name, and after a rename the one it was registered by: the record may have it by either, or by both. */
export function getNames(
  { locator }: Pick<Sighting, 'locator'>,
  alias: Alias | null,
): readonly Locator[] {
  return alias ? [locator, alias.registeredAs] : [locator];
}

/** The name under which its repository was seen to be linked before, told by its permanent id; null when it is this one. */
export async function findFormerName(
  { sighting, alias, isTitle }: Subject,
  row: RepositoryRow | null,
): Promise<Alias | null> {
  const { locator } = sighting;
  const key = alias || !isTitle ? null : getRepositoryKey(locator, row);
  const former = key && (await readAlias(key));
  return former && former.registeredAs !== locator ? former : null;
}

async function readKnown(
  { locator }: Sighting,
  alias: Alias | null = null,
): Promise<Pick<Subject, 'kept' | 'linkedBefore'>> {
  // A link does not go with the name that it was seen under.
  const readLinked = async (demo: boolean) =>
    (await readLinkedRecord(locator, demo)) ??
    (alias && (await readLinkedRecord(alias.registeredAs, demo)));
  const [kept, real, demo] = await Promise.all([
    readRepositoryRow(locator, null),
    readLinked(false),
    readLinked(true),
  ]);
  return { kept, linkedBefore: { real, demo } };
}
