/** Whether a page's model comes from, or mirrors, another one whose record is linked. A name alone says nothing. */
import {
  type BadgeState,
  type Related,
  type Relation,
  type RelationState,
  relatedMax,
  type Sighting,
} from '@/lib/model/badge';
import type { Locator } from '@/lib/model/ids';
import { readApprovedFiles } from './approved-files';
import { isWeightsFile } from './compare';
import type { RepositoryRow } from './hub-cache';
import type { Case, FoundModel } from './judge-sighting';
import type { ManifestFile } from './manifest';
import { getWeightsRoot } from './manifest';
import { readShownFiles, type Shown } from './read-files';
import type { HubReader } from './read-repository';

/** A model that was judged, with what the chain said of it. */
export type Judged = { state: BadgeState; found: FoundModel };

/** The models that others come from. `unknown`: registered, but nobody could tell whether they are linked. */
export type Parents = { judged: readonly Judged[]; unknown: ReadonlySet<Locator> };

/** What a page's model comes from: as the page says, which may be one of yesterday, then what its hub says besides. */
export function getRelated(
  { related = [] }: Sighting,
  row: RepositoryRow | null,
): readonly Related[] {
  const isNew = ({ locator }: Related) => !related.some((one) => one.locator === locator);
  return [...related, ...getTold(row).filter(isNew)];
}

function getTold(row: RepositoryRow | null): readonly Related[] {
  return row?.answer.status === 'read' ? row.answer.parents : [];
}

/** What the judge is told of what a model comes from. */
export async function readOrigin(
  sighting: Sighting,
  { row, commit }: Pick<Case, 'row' | 'commit'>,
  parents: Parents,
  reader: HubReader,
): Promise<Pick<Case, 'relation' | 'parentUnknown'>> {
  const { locator: page } = sighting;
  const related = getRelated(sighting, row);
  const named = await readRelation({ locator: page, commit }, related, parents, reader);
  // A list that long was cut: what else it comes from nobody looked at.
  const isCut = [sighting.related ?? [], getTold(row)].some(({ length }) => length >= relatedMax);
  const parentUnknown = isCut || related.some(({ locator }) => parents.unknown.has(locator));
  return { relation: named?.state ?? null, parentUnknown };
}

/**
 * The first of the models a page names that is linked, but a suspended one before all others; for a mirror with its
 * weights compared.
 */
export async function readRelation(
  { locator: page, commit }: { locator: Locator; commit: string | null },
  related: readonly Related[],
  { judged }: Pick<Parents, 'judged'>,
  reader: HubReader,
): Promise<{ state: RelationState; parent: FoundModel } | null> {
  const linked = related.flatMap(({ locator, relation }) => {
    const parent = judged.find(({ state }) => state.locator === locator);
    return parent?.state.verdict.link === 'linked' ? [{ relation, parent }] : [];
  });
  const isSuspended = ({ relation, parent }: (typeof linked)[number]) =>
    relation !== 'mirror' && parent.found.model.suspension !== null;
  const first = linked.find(isSuspended) ?? linked[0];
  if (!first) return null;
  const { relation, parent } = first;
  const shown = commit === null ? null : { locator: page, commit };
  const weights =
    relation === 'mirror' ? await compareWeights(parent.found, shown, reader) : 'not-read';
  return { state: toRelation(relation, parent, weights), parent: parent.found };
}

/** A relation as it is shown. */
export function toRelation(
  kind: Relation,
  { state, found }: Judged,
  weights: RelationState['weights'],
): RelationState {
  const { record, name, suspension } = found.model;
  return { kind, locator: state.locator, record, name, suspended: suspension !== null, weights };
}

/**
 * Same only when every large file shown is one of the approved: a part of them is still theirs, one more is not. A hub
 * that gives every file a sha256 gives one to texts and settings too, which the approved manifest knows by another id.
 */
async function compareWeights(
  { network, model, publishedBlock }: FoundModel,
  shown: Shown | null,
  reader: HubReader,
): Promise<RelationState['weights']> {
  const { approval } = model;
  // What an owner approved alone is governed by nobody: it makes no mirror.
  if (!approval?.byVote) return 'not-read';
  const files = shown && (await readShownFiles(shown, reader));
  if (!files) return 'not-read';
  const hasAll = reader.getApi(shown.locator)?.capabilities.digests === 'all';
  const digests = getLarge(hasAll ? files.files.filter(isWeightsFile) : files.files);
  if (digests.length === 0) return 'not-read';
  if (getWeightsRoot(files.files) === approval.weightsRoot) return 'same';
  const known = await readApprovedFiles(network, { model, approval, publishedBlock }, reader);
  if (!known) return 'not-read';
  const approved = new Set(getLarge(known));
  return digests.every((digest) => approved.has(digest)) ? 'same' : 'differ';
}

function getLarge(files: readonly ManifestFile[]): string[] {
  return files.filter(({ algorithm }) => algorithm === 'sha256').map(({ digest }) => digest);
}
