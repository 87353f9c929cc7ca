/** Gathers the facts of one sighting and has them judged. */

import type { BadgeState, Sighting } from '@/lib/model/badge';
import { isSameRecord } from '@/lib/model/caip';
import type { RecordId } from '@/lib/model/ids';
import type { ApprovedModel } from './approved-files';
import type { Facts, FilesFacts, HubFacts } from './facts';
import { type RepositoryRow, writeLinkedRecord } from './hub-cache';
import { judge } from './judge';
import type { LinkTarget } from './link';
import { namesRecord } from './link';
import { readFilesFacts, readKnownFilesFacts } from './read-files';
import type { Found } from './read-models';
import type { HubReader } from './read-repository';

/** A block older than this by the computer's clock is not of now. */
const blockAgeMsMax = 900_000;

/** A model a page names, with what is known of its repository. */
export type Subject = {
  sighting: Sighting;
  /** The record it was last seen linked with, on real chains and on demo chains. */
  linkedBefore: { real: RecordId | null; demo: RecordId | null };
  /** What the hub said of the default branch before, however old. */
  kept: RepositoryRow | null;
  /** What the hub says of the default branch; for cards the same as `kept`. */
  row: Promise<RepositoryRow | null>;
  /** The commit the page shows; null when it could not be told. */
  commit: Promise<string | null>;
  /** Whether the hub may be asked for it. */
  isTitle: boolean;
};

export type Case = {
  subject: Subject;
  row: RepositoryRow | null;
  commit: string | null;
  links: readonly LinkTarget[];
  /** The record to speak of. */
  best: Extract<Found, { status: 'found' }>;
  /** Records that let go of this locator. */
  released: readonly RecordId[];
};

/** The badge of one sighting; null for a card whose link is not confirmed. A confirmed link is remembered. */
export async function judgeSighting(one: Case, reader: HubReader): Promise<BadgeState | null> {
  const { subject, row, commit, best } = one;
  const { locator, revision } = subject.sighting;
  const facts = await toFacts(one, reader);
  const verdict = judge(facts);
  if (!subject.isTitle && verdict.link !== 'linked') return null;
  if (verdict.link === 'linked' && subject.isTitle && row?.answer.status === 'read') {
    const link = { record: best.model.record, seenAtMs: row.readAtMs };
    await writeLinkedRecord(locator, best.network.demo, link);
  }
  const hub = row?.answer.status === 'read' ? { readAtMs: row.readAtMs, commit } : null;
  const { model, provenance } = best;
  return { locator, revision, verdict, model, provenance, hub };
}

/** The badge when the endpoints disagree: no value, only that. */
export function toDisputed({ sighting }: Subject, { provenance, network }: Found): BadgeState {
  const verdict = judge({
    chain: provenance,
    fresh: true,
    demo: network.demo,
    record: null,
    hub: { status: 'not-read' },
    linkedBefore: null,
    files: 'not-read',
  });
  const { locator, revision } = sighting;
  return { locator, revision, verdict, model: null, provenance, hub: null };
}

async function toFacts(one: Case, reader: HubReader): Promise<Facts> {
  const { subject, row, links, best, released } = one;
  const { network, model, provenance, at } = best;
  const { demo } = network;
  const before = demo ? subject.linkedBefore.demo : subject.linkedBefore.real;
  const isReleased = before !== null && released.some((record) => isSameRecord(record, before));
  return {
    chain: provenance,
    fresh: reader.now() - Number(at.timestamp) * 1000 < blockAgeMsMax,
    demo,
    record: {
      id: model.record,
      repositoryId: model.repositoryId,
      claimCount: model.claimCount,
      approval: model.approval,
    },
    hub: toHubFacts(row, links, reader.now()),
    linkedBefore: isReleased ? null : before,
    files: await toFilesFacts(one, reader),
  };
}

function toHubFacts(
  row: RepositoryRow | null,
  links: readonly LinkTarget[],
  nowMs: number,
): HubFacts {
  if (!row) return { status: 'not-read' };
  if (row.answer.status === 'failed') return row.answer;
  const { repositoryId } = row.answer;
  return { status: 'read', fresh: row.validUntilMs > nowMs, repositoryId, links };
}

/** Files count only for linked records, so only then the hub is asked for them. */
async function toFilesFacts(one: Case, reader: HubReader): Promise<FilesFacts> {
  const { subject, commit, links, best } = one;
  const { model, publishedBlock } = best;
  if (commit === null || !model.approval) return 'not-read';
  if (!namesRecord(links, model.record)) return 'not-read';
  const approved: ApprovedModel = { model, approval: model.approval, publishedBlock };
  const shown = { locator: subject.sighting.locator, commit };
  return subject.isTitle
    ? readFilesFacts(best.network, approved, shown, reader)
    : readKnownFilesFacts(approved, shown);
}
