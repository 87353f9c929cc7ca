/**
 * From the models a page names to what their badges say (DESIGN section 5): key set, one call for each network and
 * endpoint, at most two requests to the hub for the model in the title and none for cards, then the judge.
 */
import { syncKeys } from '@/lib/chain/key-set';
import { type Network, readNetworks } from '@/lib/chain/networks';
import type { BadgeState, Sighting } from '@/lib/model/badge';
import { isSameRecord } from '@/lib/model/caip';
import type { Locator, RecordId } from '@/lib/model/ids';
import { getBadgeKey, writeBadgeCache } from '@/lib/storage/badge-cache';
import { readLinkedRecord, readRepositoryRow } from './hub-cache';
import { judgeSighting, type Subject, toDisputed } from './judge-sighting';
import { namesRecord, parseLinks } from './link';
import { type Found, filterRegistered, readNetworkModels } from './read-models';
import { type HubReader, readRepository, readShownCommit } from './read-repository';

/** How many models of a page may be looked up at the hub; the others are answered like cards. */
const titlesMax = 3;

/**
 * The badges of these sightings; nothing for models without a record, and nothing for cards whose link was never
 * confirmed. What comes back is in the badge cache already.
 * @throws the first endpoint's error when a network that has one of the models could not be read and nothing else is known
 */
export async function readBadges(
  sightings: readonly Sighting[],
  options: { fresh: boolean },
  reader: HubReader,
): Promise<readonly BadgeState[]> {
  const networks = (await readNetworks()).filter(isReadable);
  if (options.fresh) {
    // A sync that fails leaves the keys as they are.
    await Promise.all(networks.map((network) => syncKeys(network, reader.now()).catch(() => null)));
  }
  const registered = await readRegistered(networks, sightings);
  const subjects = await gatherSubjects(sightings, registered, options, reader);
  const { found, failed } = await readFound(registered, subjects, reader.now);
  const states = await Promise.all(subjects.map((subject) => toState(subject, found, reader)));
  const known = states.filter((state) => state !== null);
  const [error] = failed.values();
  if (known.length === 0 && error instanceof Error) throw error;
  await remember(sightings, known, registered, failed);
  return known;
}

type Registered = ReadonlyMap<Network, ReadonlySet<Locator>>;

function isReadable({ registry, endpoints }: Network): boolean {
  return registry === 'deployed' && endpoints.length > 0;
}

async function readRegistered(
  networks: readonly Network[],
  sightings: readonly Sighting[],
): Promise<Registered> {
  const locators = [...new Set(sightings.map(({ locator }) => locator))];
  const pairs = networks.map(
    async (network) => [network, new Set(await filterRegistered(network, locators))] as const,
  );
  return new Map(await Promise.all(pairs));
}

/** The sightings worth a request, with what is known of their repositories; hub requests are begun, not awaited. */
async function gatherSubjects(
  sightings: readonly Sighting[],
  registered: Registered,
  { fresh }: { fresh: boolean },
  reader: HubReader,
): Promise<Subject[]> {
  const isRegistered = ({ locator }: Sighting) =>
    [...registered.values()].some((locators) => locators.has(locator));
  const distinct = new Map(sightings.map((one) => [`${one.place} ${getBadgeKey(one)}`, one]));
  const candidates = [...distinct.values()].filter(isRegistered);
  const titles = candidates.filter(({ place }) => place === 'title').slice(0, titlesMax);
  const subjects = candidates.map(async (sighting): Promise<Subject | null> => {
    const { locator } = sighting;
    const [kept, real, demo] = await Promise.all([
      readRepositoryRow(locator, null),
      readLinkedRecord(locator, false),
      readLinkedRecord(locator, true),
    ]);
    const linkedBefore = { real, demo };
    if (titles.includes(sighting)) {
      const row = readRepository(reader, { locator, revision: null }, fresh);
      const commit = row.then((read) => readShownCommit(reader, sighting, read, fresh));
      // Awaited later, and by several; until then a failing database must not count as unhandled.
      commit.catch(() => {});
      return { sighting, linkedBefore, kept, row, commit, isTitle: true };
    }
    if (!real && !demo) return null;
    const commit = kept?.answer.status === 'read' ? kept.answer.commit : null;
    const known = { row: Promise.resolve(kept), commit: Promise.resolve(commit) };
    return { sighting, linkedBefore, kept, ...known, isTitle: false };
  });
  return (await Promise.all(subjects)).filter((subject) => subject !== null);
}

type FoundAll = { found: readonly Found[]; failed: ReadonlyMap<Network, unknown> };

/** One call for each network; a second one only when the hub names a record that was not asked for. */
async function readFound(
  registered: Registered,
  subjects: readonly Subject[],
  now: () => number,
): Promise<FoundAll> {
  const failed = new Map<Network, unknown>();
  const reads = [...registered].map(async ([network, locators]) => {
    const here = subjects.filter(({ sighting }) => locators.has(sighting.locator));
    const hints = here.map((subject) => getHints(subject, subject.kept));
    const first = await readNetworkModels(network, toWanted(here, hints), now);
    if (first.failed !== null) failed.set(network, first.failed);
    const rows = await Promise.all(here.map(({ row }) => row));
    const wanted = here.flatMap((subject, i) => {
      const { locator } = subject.sighting;
      const asked = [...(hints[i] ?? []), ...getRecords(first.found, locator)];
      const missing = getHints(subject, rows[i] ?? null).filter(
        (hint) =>
          hint.chainId === network.chainId && !asked.some((record) => isSameRecord(record, hint)),
      );
      return missing.length > 0 ? [{ locator, hints: missing }] : [];
    });
    const second = await readNetworkModels(network, wanted, now);
    return [...second.found, ...first.found];
  });
  return { found: (await Promise.all(reads)).flat(), failed };
}

function getRecords(found: readonly Found[], locator: Locator): readonly RecordId[] {
  return found.flatMap((one) =>
    one.status === 'found' && one.locator === locator ? [one.model.record] : [],
  );
}

function toWanted(subjects: readonly Subject[], hints: readonly (readonly RecordId[])[]) {
  return subjects.map(({ sighting }, i) => ({ locator: sighting.locator, hints: hints[i] ?? [] }));
}

/** The records that a repository names, and those it was linked with before. */
function getHints({ linkedBefore }: Subject, row: Subject['kept']): readonly RecordId[] {
  const governance = row?.answer.status === 'read' ? row.answer.governance : [];
  const named = parseLinks(governance).flatMap((link) =>
    link.kind === 'record' ? [link.record] : [],
  );
  return [...named, linkedBefore.real, linkedBefore.demo].filter((record) => record !== null);
}

/** The record to speak of: the one the repository names, else the one it was linked with, else the oldest claim. Real chains first. */
async function toState(
  subject: Subject,
  all: readonly Found[],
  reader: HubReader,
): Promise<BadgeState | null> {
  const { locator } = subject.sighting;
  const [row, commit] = await Promise.all([subject.row, subject.commit]);
  const links = parseLinks(row?.answer.status === 'read' ? row.answer.governance : []);
  const found = all.filter((one) => one.locator === locator);
  const models = found.filter((one) => one.status === 'found').sort(byReality);
  const isKnown = ({ model, network }: (typeof models)[number]) => {
    const before = network.demo ? subject.linkedBefore.demo : subject.linkedBefore.real;
    return before !== null && isSameRecord(model.record, before);
  };
  const best =
    models.find(({ model }) => namesRecord(links, model.record)) ??
    models.find(isKnown) ??
    models[0];
  if (best) {
    const released = found.flatMap((one) => (one.status === 'released' ? [one.record] : []));
    return judgeSighting({ subject, row, commit, links, best, released }, reader);
  }
  const disputed = found.find((one) => one.status === 'disputed');
  return disputed && subject.isTitle ? toDisputed(subject, disputed) : null;
}

function byReality(a: Found, b: Found): number {
  return Number(a.network.demo) - Number(b.network.demo);
}

/** Writes the badge cache before anything is answered. What could not be read is left as it was. */
async function remember(
  sightings: readonly Sighting[],
  states: readonly BadgeState[],
  registered: Registered,
  failed: ReadonlyMap<Network, unknown>,
): Promise<void> {
  const isUnsure = ({ locator }: Sighting) =>
    [...failed.keys()].some((network) => registered.get(network)?.has(locator));
  const gone = sightings.filter((one) => one.place === 'title' && !isUnsure(one));
  await writeBadgeCache(
    states.filter(({ model }) => model !== null),
    gone,
  );
}
