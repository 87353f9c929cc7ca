/** Which of the records that claim a locator to speak of. */
import { isSameRecord } from '@/lib/model/caip';
import type { RecordId } from '@/lib/model/ids';
import type { Case, FoundModel } from './judge-sighting';
import { namesRecord, parseLinks } from './link';
import type { Found } from './read-models';
import type { Subject } from './subjects';

export type Chosen = Pick<Case, 'row' | 'commit' | 'links'> & {
  found: readonly Found[];
  best: FoundModel | null;
};

/**
 * The record the repository names, else the one it was linked with, else the oldest claim. Real chains first; of several
 * that are named, the one it was linked with before: one that is added to it must not take its place.
 */
export async function choose(subject: Subject, all: readonly Found[]): Promise<Chosen> {
  const [row, commit] = await Promise.all([subject.row, subject.commit]);
  const links = parseLinks(row?.answer.status === 'read' ? row.answer.governance : []);
  const found = all.filter((one) => subject.names.includes(one.locator));
  const isKnown = ({ model, network }: FoundModel) => {
    const before = network.demo ? subject.linkedBefore.demo : subject.linkedBefore.real;
    return before !== null && isSameRecord(model.record, before);
  };
  const models = found
    .filter((one) => one.status === 'found')
    .sort((a, b) => byReality(a, b) || Number(isKnown(b)) - Number(isKnown(a)));
  const best = models.find(({ model }) => namesRecord(links, model.record)) ?? models.find(isKnown);
  // Where endpoints disagree, a stranger's claim on another chain must not stand in for what they hide.
  const isHidden = found.some(({ status }) => status === 'disputed');
  return { row, commit, links, found, best: best ?? (isHidden ? null : models[0]) ?? null };
}

/** What the judge's facts are gathered from. */
export function toCase(
  subject: Subject,
  { row, commit, links, found }: Chosen,
  best: FoundModel,
  comesFrom: Pick<Case, 'relation' | 'parentUnknown'>,
): Case {
  // One that let go of an old name may still claim the new one.
  const isClaiming = (record: RecordId) =>
    found.some((one) => one.status === 'found' && isSameRecord(one.model.record, record));
  const released = found
    .flatMap((one) => (one.status === 'released' ? [one] : []))
    .filter(({ record }) => !isClaiming(record));
  return { subject, row, commit, links, best, released, ...comesFrom };
}

function byReality(a: Found, b: Found): number {
  return Number(a.network.demo) - Number(b.network.demo);
}
