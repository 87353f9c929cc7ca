/** Gathers the facts of one sighting and has them judged. */
import type { BadgeState, RelationState, Sighting } from '@/lib/model/badge';
import { changesShownMax, nothingKnown } from '@/lib/model/badge';
import { isSameRecord } from '@/lib/model/caip';
import type { Locator, RecordId } from '@/lib/model/ids';
import { isAgreed, ofNowMs, type Provenance } from '@/lib/model/provenance';
import type { ApprovedModel } from './approved-files';
import { getFileResult } from './compare';
import type { Facts, FilesFacts, HubFacts, RelationFacts } from './facts';
import {
  getRepositoryKey,
  isRowOfNow,
  type RepositoryRow,
  writeAlias,
  writeLinkedRecord,
} from './hub-cache';
import { judge } from './judge';
import { compareLicence } from './licence';
import type { LinkTarget } from './link';
import { namesRecord } from './link';
import {
  type FilesReading,
  filesNotRead,
  readFilesFacts,
  readKnownFilesFacts,
  readListedFiles,
  readShownFiles,
  type Wanted,
} from './read-files';
import type { Found } from './read-models';
import type { HubReader } from './read-repository';
import type { Subject } from './subjects';

export type FoundModel = Extract<Found, { status: 'found' }>;

export type Case = {
  subject: Subject;
  row: RepositoryRow | null;
  commit: string | null;
  links: readonly LinkTarget[];
  /** The record to speak of. */
  best: FoundModel;
  /** Records that let go of this locator, and how that is known. */
  released: readonly { record: RecordId; provenance: Provenance }[];
  /** The linked model it comes from or mirrors. */
  relation: RelationState | null;
  /** A model it comes from could not be, or was not, looked up. */
  parentUnknown: boolean;
};

/** The badge of one sighting; null for a card whose link is not confirmed. A confirmed link is remembered. */
export async function judgeSighting(one: Case, reader: HubReader): Promise<BadgeState | null> {
  const { subject, row, best, relation } = one;
  const { locator, revision, path = null } = subject.sighting;
  const files = await readFiles(one, reader);
  const licence = readLicence(one, files);
  const verdict = judge({ ...toFacts(one, files, reader), licence: licence.state });
  if (!subject.isTitle && verdict.link !== 'linked') return null;
  const release = findRelease(one);
  const isSure = !release || isAgreed(release.provenance);
  if (verdict.link === 'linked' && subject.isTitle && isSure && row?.answer.status === 'read') {
    const { record } = best.model;
    await writeLinkedRecord(locator, best.network.demo, { record, seenAtMs: row.readAtMs });
    const key = best.network.demo ? null : getRepositoryKey(locator, row);
    if (key) await writeAlias(key, { registeredAs: best.locator, record });
  }
  const { model, provenance } = best;
  const list = files.changes ?? [];
  return {
    locator,
    revision,
    path,
    registeredAs: best.locator === locator ? null : best.locator,
    verdict,
    model,
    provenance,
    ...(best.proof && { proof: best.proof }),
    hub: toHub(one),
    changes: files.changes && { list: list.slice(0, changesShownMax), total: list.length },
    fileChange: list.find((change) => change.path === path) ?? null,
    licence,
    relation,
    declared: getGovernance(row),
  };
}

/** The badge of a model without a record of its own: what it comes from, or what it says of itself. */
export function judgeUngoverned(
  sighting: Sighting,
  of: {
    row: RepositoryRow | null;
    declared: readonly LinkTarget[];
    relation: { state: RelationState; parent: FoundModel } | null;
  },
  reader: HubReader,
): BadgeState {
  const { locator, revision, path = null, declared: texts = [] } = sighting;
  const { row, declared, relation } = of;
  const links = declared;
  const readAtMs = reader.now();
  const provenance =
    relation?.parent.provenance ?? ({ kind: 'reported', by: getHost(locator), readAtMs } as const);
  const verdict = judge({
    ...emptyFacts,
    chain: provenance,
    fresh: relation ? isOfNow(relation.parent, reader) : true,
    demo: relation?.parent.network.demo ?? false,
    hub: toHubFacts(row, links, readAtMs),
    hubTells: getHubTells(locator, reader),
    declared,
    relation: relation && toRelationFacts(relation.state),
  });
  return {
    ...nothingKnown,
    locator,
    revision,
    path,
    verdict,
    provenance,
    hub: toHub({ row, commit: null }),
    relation: relation?.state ?? null,
    declared: row ? getGovernance(row) : texts,
  };
}

/** The badge when the endpoints disagree: no value, only that. */
export function toDisputed({ sighting }: Subject, { provenance, network }: Found): BadgeState {
  const { locator, revision, path = null } = sighting;
  const verdict = judge({ ...emptyFacts, chain: provenance, demo: network.demo });
  return { ...nothingKnown, locator, revision, path, verdict, provenance };
}

const emptyFacts: Omit<Facts, 'chain'> = {
  fresh: true,
  demo: false,
  record: null,
  hub: { status: 'not-read' },
  hubTells: { link: true, digests: true },
  declared: [],
  linkedBefore: null,
  files: 'not-read',
  file: null,
  licence: 'cannot-tell',
  relation: null,
  parentUnknown: false,
};

function toFacts(one: Case, files: FilesReading, reader: HubReader): Omit<Facts, 'licence'> {
  const { subject, row, links, best, relation, parentUnknown } = one;
  const { network, model, provenance } = best;
  const { demo } = network;
  const before = demo ? subject.linkedBefore.demo : subject.linkedBefore.real;
  const release = findRelease(one);
  return {
    // A link that moved is no better known than that the record before let go.
    chain: release && !isAgreed(release.provenance) ? release.provenance : provenance,
    fresh: isOfNow(best, reader),
    demo,
    record: {
      id: model.record,
      repositoryId: model.repositoryId,
      claimCount: model.claimCount,
      approval: model.approval,
      suspended: model.suspension !== null,
    },
    hub: toHubFacts(row, links, reader.now()),
    hubTells: getHubTells(subject.sighting.locator, reader),
    declared: [],
    linkedBefore: release ? null : before,
    files: files.result,
    file: getFile(subject.sighting, files),
    relation: relation && toRelationFacts(relation),
    parentUnknown,
  };
}

/** How it is known that the record linked before let go; null when it did not, or there is none. */
function findRelease({ subject, best, released }: Case): Case['released'][number] | null {
  const before = best.network.demo ? subject.linkedBefore.demo : subject.linkedBefore.real;
  return (before && released.find(({ record }) => isSameRecord(record, before))) ?? null;
}

/** Null for a folder, of which the revision's verdict is all there is; what the listing has not, is of another revision. */
function getFile({ path }: Sighting, { changes, shown }: FilesReading): FilesFacts | null {
  if (path === undefined) return null;
  const listed = [...(shown ?? []), ...(changes ?? [])];
  if (changes && listed.some((file) => file.path === path)) return getFileResult(path, changes);
  return listed.some((file) => file.path.startsWith(`${path}/`)) ? null : 'not-read';
}

function toRelationFacts({ kind, suspended, weights }: RelationState): RelationFacts {
  return { kind, parentLinked: true, parentSuspended: suspended, weights };
}

function toHubFacts(
  row: RepositoryRow | null,
  links: readonly LinkTarget[],
  nowMs: number,
): HubFacts {
  if (!row) return { status: 'not-read' };
  if (row.answer.status === 'failed') return row.answer;
  const { repositoryId } = row.answer;
  return { status: 'read', fresh: isRowOfNow(row, nowMs), repositoryId, links };
}

function getHubTells(locator: Locator, reader: HubReader): Facts['hubTells'] {
  const can = reader.getApi(locator)?.capabilities;
  return { link: can?.link !== 'none', digests: can?.digests !== 'none' };
}

function toHub({ row, commit }: Pick<Case, 'row' | 'commit'>): BadgeState['hub'] {
  if (row?.answer.status !== 'read') return null;
  return { readAtMs: row.readAtMs, commit, gated: row.answer.gated };
}

function getGovernance(row: RepositoryRow | null): readonly string[] {
  return row?.answer.status === 'read' ? row.answer.governance : [];
}

/** A block far ahead of the computer's clock tells that the clock is behind; but a demo's time is set forward at will. */
function isOfNow({ at, network }: FoundModel, reader: HubReader): boolean {
  const ageMs = reader.now() - Number(at.timestamp) * 1000;
  return ageMs < ofNowMs && (network.demo || ageMs > -ofNowMs);
}

function getHost(locator: string): string {
  return locator.split('/', 1)[0] as string;
}

/** Files count only for linked records, so only then the hub is asked for them. */
async function readFiles(one: Case, reader: HubReader): Promise<FilesReading> {
  const { subject, commit, links, best } = one;
  if (commit === null || !namesRecord(links, best.model.record)) return filesNotRead;
  const { sighting, isTitle } = subject;
  const { terms, approval } = best.model;
  // A licence file, and the one that the page shows, are looked up in the listing itself.
  const withFiles = Boolean(terms?.licenceFile) || sighting.path !== undefined;
  const shown = { locator: sighting.locator, commit, withFiles };
  const files = await compareWithApproved(one, shown, reader);
  if (files.shown !== null || !isTitle || !withFiles) return files;
  // Asked in vain just now, the hub is not asked again.
  if (approval && files.changes === null) return files;
  const read = approval ? readListedFiles : readShownFiles;
  return { ...files, shown: (await read(shown, reader))?.files ?? null };
}

async function compareWithApproved(
  { subject, best }: Case,
  shown: Wanted,
  reader: HubReader,
): Promise<FilesReading> {
  const { model, publishedBlock, network } = best;
  const { approval } = model;
  if (!approval) return filesNotRead;
  const approved: ApprovedModel = { model, approval, publishedBlock };
  return subject.isTitle
    ? readFilesFacts(network, approved, shown, reader)
    : readKnownFilesFacts(approved, shown, reader);
}

/** The terms against the hub's tag and, when they name a licence file, the listing at the shown commit. */
function readLicence({ row, links, best }: Case, files: FilesReading): BadgeState['licence'] {
  const { terms, record } = best.model;
  const tag = row?.answer.status === 'read' ? row.answer.licence : null;
  const of = { terms: terms?.licence ?? null, tag };
  if (!namesRecord(links, record)) return { state: terms ? 'cannot-tell' : 'not-set', ...of };
  return { state: compareLicence({ terms, tag, ...files }), ...of };
}
