/**
 * From the models a page names to what their badges say (DESIGN section 5): key set, one call for each network and
 * endpoint, at most two requests to the hub for the model in the title and none for cards, then the judge.
 */
import { syncDigests, syncKeys } from '@/lib/chain/key-set';
import { type Network, readNetworks } from '@/lib/chain/networks';
import type { BadgeState, Sighting } from '@/lib/model/badge';
import type { Locator } from '@/lib/model/ids';
import { writeBadgeCache } from '@/lib/storage/badge-cache';
import { choose, toCase } from './choose-record';
import { findMirrored } from './find-mirrored';
import { gatherSubjects } from './gather-subjects';
import { writeAlias } from './hub-cache';
import { judgeSighting, toDisputed } from './judge-sighting';
import { isWarning, lookDeeper, toUngoverned } from './look-deeper';
import { proveFound } from './prove-found';
import { type FoundAll, readFound } from './read-found';
import { completeParents, judgeParents } from './read-parents';
import { type Parents, readOrigin } from './read-relation';
import type { HubReader } from './read-repository';
import { findFormerName, getNames, type Named, type Subject, sortSightings } from './subjects';

/** Of one model in one look: the page's, the one its repository was seen under before, and the one its record has now. */
const namesMax = 3;

export type ReadOptions = {
  /** Past all caches, with the key set topped up first. */
  fresh: boolean;
  /** The reader asked to look at this very model: its hub may be asked even when no record is known to name it. */
  deep: boolean;
  /** Proves the facts of models in titles. */
  prove: boolean;
};

type Context = {
  networks: readonly Network[];
  options: ReadOptions;
  /** What a hub said before does not count. */
  sinceMs: number;
  reader: HubReader;
};

/**
 * The badges of these sightings; nothing for models without a record, and nothing for cards whose link was never
 * confirmed. What comes back is in the badge cache already.
 * @throws the first endpoint's error when a network that has one of the models could not be read and nothing else is known
 */
export async function readBadges(
  sightings: readonly Sighting[],
  options: ReadOptions,
  reader: HubReader,
): Promise<readonly BadgeState[]> {
  const networks = (await readNetworks()).filter(isReadable);
  const sinceMs = options.fresh ? reader.now() : 0;
  if (options.fresh)
    await topUp(networks, options.deep ? [syncKeys, syncDigests] : [syncKeys], reader);
  for (const { locator, written } of sightings)
    if (written !== undefined) reader.getApi(locator)?.noteName?.(written);
  const context = { networks, options, sinceMs, reader };
  const { states, failed, untold } = await readStates(sightings, context);
  const [error] = failed;
  if (states.length === 0 && error instanceof Error) throw error;
  await remember(
    states,
    sightings.filter(({ locator, place }) => place === 'title' && !untold.includes(locator)),
  );
  return states;
}

type Reading = {
  states: readonly BadgeState[];
  /** Why networks could not be read. */
  failed: readonly unknown[];
  /** The titles that those networks have, or may have, a model of. */
  untold: readonly Locator[];
};

/** What the badges say; nothing is thrown for a network's sake, and none of it remembered yet. */
async function readStates(all: readonly Sighting[], context: Context): Promise<Reading> {
  const readings: Reading[] = [];
  let left = all;
  // Whoever names a model anew each time it is asked is not followed for ever.
  for (let names = 0; left.length > 0 && names < namesMax; names += 1) {
    const { renamed, ...reading } = await readOnce(left, context);
    readings.push(reading);
    left = renamed;
  }
  return {
    states: readings.flatMap(({ states }) => states),
    failed: readings.flatMap(({ failed }) => failed),
    untold: [...readings.flatMap(({ untold }) => untold), ...left.map(({ locator }) => locator)],
  };
}

/** `renamed`: by another name than they were looked up by, which is remembered now. */
async function readOnce(
  sightings: readonly Sighting[],
  context: Context,
): Promise<Reading & { renamed: readonly Sighting[] }> {
  const { networks, reader } = context;
  const named = await sortSightings(sightings);
  const subjects = await gatherSubjects(named, networks, context);
  const { pages, registered } = subjects;
  // What is a page's own is asked for with it; a list card's parent is known as a card is.
  const isPage = ({ sighting, isTitle }: Subject) =>
    pages.some((page) => (page.isTitle || !isTitle) && page.sighting.locator === sighting.locator);
  const others = subjects.parents.filter((parent) => !isPage(parent));
  const all = await readFound(registered, [...pages, ...others], reader.now);
  const parents = await judgeParents(subjects.parents, all, registered, reader);
  const unknown = named.titles.filter(
    ({ sighting }) => !pages.some((page) => page.sighting === sighting),
  );
  const answers = await Promise.all([
    ...pages.map((subject) => readPage(subject, all, parents, context)),
    ...unknown.map((title) => readUngoverned(title, parents, context)),
  ]);
  const looked = [...pages, ...unknown].map(({ sighting }) => sighting);
  const failed = [...all.failed.keys()];
  const untold = named.titles.filter(({ sighting, alias }) =>
    failed.some((one) => getNames(sighting, alias).some((name) => registered.get(one)?.has(name))),
  );
  return {
    states: answers.filter((answer) => answer !== null && answer !== 'renamed'),
    failed: [...all.failed.values()],
    untold: untold.map(({ sighting }) => sighting.locator),
    renamed: looked.filter((_, i) => answers[i] === 'renamed'),
  };
}

/** A sync that fails leaves what is known as it is. */
async function topUp(
  networks: readonly Network[],
  lists: readonly (typeof syncKeys)[],
  { now }: HubReader,
): Promise<void> {
  const syncs = networks.flatMap((network) => lists.map((sync) => sync(network, now())));
  await Promise.all(syncs.map((sync) => sync.catch(() => null)));
}

function isReadable({ registry, endpoints }: Network): boolean {
  return registry === 'deployed' && endpoints.length > 0;
}

/** A repository that was linked under another name is looked at anew, with what is known of it by that. */
async function readPage(
  subject: Subject,
  all: FoundAll,
  parents: Parents,
  context: Context,
): Promise<BadgeState | 'renamed' | null> {
  const { sighting } = subject;
  const former = await findFormerName(subject, await subject.row);
  if (!former) return toState(subject, all, parents, context);
  await writeAlias(sighting.locator, former);
  return 'renamed';
}

async function toState(
  subject: Subject,
  all: FoundAll,
  parents: Parents,
  context: Context,
): Promise<BadgeState | null> {
  const { options, reader } = context;
  const chosen = await choose(subject, all.found);
  const { commit } = chosen;
  const isToProve = options.prove && subject.isTitle;
  const best = chosen.best && isToProve ? await proveFound(chosen.best, reader.now) : chosen.best;
  if (best?.status === 'disputed') return toDisputed(subject, best);
  if (best) {
    const { sighting, isTitle } = subject;
    const { locator } = sighting;
    const known = isTitle ? await completeParents(sighting, chosen.row, parents, context) : parents;
    const origin = await readOrigin(sighting, chosen, known, reader);
    const state = await judgeSighting(toCase(subject, chosen, best, origin), reader);
    const isByVote = state?.verdict.link === 'linked' && best.model.approval?.byVote === true;
    const isSettled = isByVote || (state !== null && isWarning(state));
    // Where nothing can be linked, the digests are all there is.
    const isAsked = options.deep || reader.getApi(locator)?.capabilities.link === 'none';
    if (!isAsked || !subject.isTitle || isSettled || commit === null) return state;
    // Whoever links and approves alone may have copied another's weights.
    const found = await findMirrored({ locator, commit }, [best.network], context);
    if (!found) return state;
    const mirrored = { ...origin, relation: found.state };
    return judgeSighting(toCase(subject, chosen, best, mirrored), reader);
  }
  const disputed = chosen.found.find((one) => one.status === 'disputed');
  return disputed && subject.isTitle ? toDisputed(subject, disputed) : null;
}

/** A title without a record of its own: asks nobody, unless it comes from a linked model or the reader asked. */
async function readUngoverned(
  { sighting, alias }: Named['titles'][number],
  parents: Parents,
  { options, ...context }: Context,
): Promise<BadgeState | 'renamed' | null> {
  const looking = { ...context, parents };
  return options.deep
    ? lookDeeper(sighting, alias, looking)
    : toUngoverned(sighting, null, looking);
}

/** Writes the badge cache before anything is answered. What could not be read is left as it was. */
async function remember(states: readonly BadgeState[], read: readonly Sighting[]): Promise<void> {
  const said = states.filter(({ model, relation }) => model !== null || relation !== null);
  await writeBadgeCache(said, read);
}
