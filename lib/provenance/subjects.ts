/** The models of a page that are worth a request, with what is known of their repositories. */
import type { Network } from '@/lib/chain/networks';
import type { Sighting } from '@/lib/model/badge';
import type { Locator, RecordId } from '@/lib/model/ids';
import { getBadgeKey } from '@/lib/storage/badge-cache';
import {
  type Alias,
  type RepositoryRow,
  readAlias,
  readLinkedRecord,
  readRepositoryRow,
} from './hub-cache';
import { type HubReader, readRepository, readShownCommit } from './read-repository';

/** How many models of a page may be looked up at the hub; the others are answered like cards. */
const titlesMax = 3;
/** How many models a title is said to come from are looked at. */
export const relatedMax = 2;

/** A model a page names, with what is known of its repository. */
export type Subject = {
  sighting: Sighting;
  /** The name its record has it by; another one than the page's after a rename. */
  registeredAs: Locator;
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
  const distinct = [...new Map(sightings.map((one) => [`${one.place} ${getBadgeKey(one)}`, one]))];
  const all = distinct.map(([, sighting]) => sighting);
  const titles = all.filter(({ place }) => place === 'title').slice(0, titlesMax);
  const named = new Set(titles.map(({ locator }) => locator));
  const related = titles.flatMap((title) => (title.related ?? []).slice(0, relatedMax));
  const locators = new Set(related.map(({ locator }) => locator).filter((one) => !named.has(one)));
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
  { fresh, reader }: { fresh: boolean; reader: HubReader },
): Promise<Subject> {
  const { locator } = sighting;
  const known = await readKnown(sighting);
  const row = readRepository(reader, { locator, revision: null }, fresh);
  const commit = row.then((read) => readShownCommit(reader, sighting, read, fresh));
  // Awaited later, and by several; until then a failing database must not count as unhandled.
  commit.catch(() => {});
  const registeredAs = alias?.registeredAs ?? locator;
  return { sighting, alias, registeredAs, ...known, row, commit, isTitle: true };
}

/** A model that a title comes from: only its link and standing matter, not its files. */
export async function toParentSubject(
  sighting: Sighting,
  { fresh, reader }: { fresh: boolean; reader: HubReader },
): Promise<Subject> {
  const { locator } = sighting;
  const row = readRepository(reader, { locator, revision: null }, fresh);
  row.catch(() => {});
  const rest = { alias: null, registeredAs: locator, commit: Promise.resolve(null), isTitle: true };
  return { sighting, ...(await readKnown(sighting)), row, ...rest };
}

/** A list card: only what was confirmed before, and no request to the hub; null when it never was. */
export async function toCardSubject(sighting: Sighting): Promise<Subject | null> {
  const known = await readKnown(sighting);
  const { kept, linkedBefore } = known;
  if (!linkedBefore.real && !linkedBefore.demo) return null;
  const commit = kept?.answer.status === 'read' ? kept.answer.commit : null;
  const rows = { row: Promise.resolve(kept), commit: Promise.resolve(commit) };
  const registeredAs = sighting.locator;
  return { sighting, alias: null, registeredAs, ...known, ...rows, isTitle: false };
}

async function readKnown({ locator }: Sighting): Promise<Pick<Subject, 'kept' | 'linkedBefore'>> {
  const [kept, real, demo] = await Promise.all([
    readRepositoryRow(locator, null),
    readLinkedRecord(locator, false),
    readLinkedRecord(locator, true),
  ]);
  return { kept, linkedBefore: { real, demo } };
}
