/**
 * A model that no known record names: what it says of itself, what it comes from, and, when the reader asks, whether it
 * is a registered model under a new name.
 */

import { deployment } from '@/lib/chain/deployment';
import { readRecords } from '@/lib/chain/lens';
import type { Network } from '@/lib/chain/networks';
import type { BadgeState, Sighting } from '@/lib/model/badge';
import type { Locator } from '@/lib/model/ids';
import { findMirrored } from './find-mirrored';
import { type Alias, type RepositoryRow, writeAlias } from './hub-cache';
import { judgeUngoverned } from './judge-sighting';
import { type LinkTarget, namesRecord, parseLinks } from './link';
import { completeParents } from './read-parents';
import { getRelated, type Parents, readRelation } from './read-relation';
import { type HubReader, readRepository, readShownCommit } from './read-repository';

type Looking = {
  networks: readonly Network[];
  parents: Parents;
  /** What a hub said before the look began does not count. */
  sinceMs: number;
  reader: HubReader;
};

/** The badge of a title without a record; null when there is nothing to say. Asks the hub only of a mirror. */
export async function toUngoverned(
  sighting: Sighting,
  row: RepositoryRow | null,
  looking: Looking,
): Promise<BadgeState | null> {
  const { reader } = looking;
  const { locator } = sighting;
  const texts = row?.answer.status === 'read' ? row.answer.governance : (sighting.declared ?? []);
  const declared = parseLinks(texts);
  const related = getRelated(sighting, row);
  const parents = await completeParents(sighting, row, looking.parents, looking);
  const commit = await readCommit(sighting, row, { ...looking, parents });
  const relation = await readRelation({ locator, commit }, related, parents, reader);
  if (declared.length === 0 && relation === null) return null;
  return judgeUngoverned(sighting, { row, declared, relation }, reader);
}

/**
 * The same after asking its hub: the reader looks at this very model. `renamed` when it is a registered one by another
 * name than is known: that is remembered, and all is to be looked at anew.
 */
export async function lookDeeper(
  sighting: Sighting,
  known: Alias | null,
  looking: Looking,
): Promise<BadgeState | 'renamed' | null> {
  const { locator } = sighting;
  const { networks, sinceMs, reader } = looking;
  // A failure is not kept: a private repository must leave no trace.
  const asking = { sinceMs, withFiles: true, keep: 'answers' } as const;
  const row = await readRepository(reader, { locator, revision: null }, asking);
  const links = parseLinks(row?.answer.status === 'read' ? row.answer.governance : []);
  const alias = row && (await findAlias(locator, row, links, networks, reader));
  // Looked at by that name already, it is not in the key set yet.
  if (alias && alias.registeredAs !== known?.registeredAs) {
    await writeAlias(locator, alias);
    return 'renamed';
  }
  const said = await toUngoverned(sighting, row, looking);
  if (said && isWarning(said)) return said;
  const mirrored = await findOriginal(sighting, row, looking);
  if (mirrored === null) return said;
  return judgeUngoverned(sighting, { row, declared: links, relation: mirrored }, reader);
}

/** That a model's parent is suspended must not give way to whose weights it has. */
export function isWarning({ verdict }: BadgeState): boolean {
  return verdict.word === 'parent-suspended';
}

async function findOriginal(
  sighting: Sighting,
  row: RepositoryRow | null,
  { networks, sinceMs, reader }: Looking,
) {
  const commit = row && (await readShownCommit(reader, sighting, row, sinceMs));
  if (commit === null) return null;
  return findMirrored({ locator: sighting.locator, commit }, networks, { sinceMs, reader });
}

/** A record that the repository names and that has the repository's own id under another name of the same hub. */
async function findAlias(
  locator: Locator,
  row: RepositoryRow,
  links: readonly LinkTarget[],
  networks: readonly Network[],
  reader: HubReader,
): Promise<Alias | null> {
  if (row.answer.status !== 'read' || !row.answer.repositoryId) return null;
  const { repositoryId } = row.answer;
  for (const link of links) {
    if (link.kind !== 'record') continue;
    const { record } = link;
    const network = networks.find(({ chainId }) => chainId === record.chainId);
    if (!network || record.registry.toLowerCase() !== deployment.registry.toLowerCase()) continue;
    // Endpoints that fail or disagree tell of no rename; what else is known must not be lost by that.
    const { models } = await readRecords(network, [record.id], reader.now).catch(() => ({
      models: [],
    }));
    const model = models.find((one) => namesRecord([link], one.record));
    const isSameHub = model?.locator.split('/', 1)[0] === locator.split('/', 1)[0];
    if (model?.repositoryId === repositoryId && isSameHub) {
      return { registeredAs: model.locator, record: model.record };
    }
  }
  return null;
}

/** A mirror's files are looked at by commit; what only says where it comes from needs none. */
async function readCommit(
  sighting: Sighting,
  row: RepositoryRow | null,
  { parents, sinceMs, reader }: Looking,
): Promise<string | null> {
  const { locator, related = [] } = sighting;
  const isMirror = related.some(
    (one) =>
      one.relation === 'mirror' &&
      parents.judged.some(({ state }) => state.locator === one.locator),
  );
  if (!isMirror) return null;
  const read = row ?? (await readRepository(reader, { locator, revision: null }, { sinceMs }));
  return readShownCommit(reader, sighting, read, sinceMs);
}
