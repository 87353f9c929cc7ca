/** Which of the records that claim a locator to speak of. */
import type { RelationState } from '@/lib/model/badge';
import { isSameRecord } from '@/lib/model/caip';
import type { Case, FoundModel } from './judge-sighting';
import { namesRecord, parseLinks } from './link';
import type { Found } from './read-models';
import type { Subject } from './subjects';

export type Chosen = Omit<Case, 'subject' | 'best' | 'released' | 'relation'> & {
  found: readonly Found[];
  best: FoundModel | null;
};

/** The record the repository names, else the one it was linked with, else the oldest claim. Real chains first. */
export async function choose(subject: Subject, all: readonly Found[]): Promise<Chosen> {
  const [row, commit] = await Promise.all([subject.row, subject.commit]);
  const links = parseLinks(row?.answer.status === 'read' ? row.answer.governance : []);
  const found = all.filter((one) => one.locator === subject.registeredAs);
  const models = found.filter((one) => one.status === 'found').sort(byReality);
  const isKnown = ({ model, network }: FoundModel) => {
    const before = network.demo ? subject.linkedBefore.demo : subject.linkedBefore.real;
    return before !== null && isSameRecord(model.record, before);
  };
  const best =
    models.find(({ model }) => namesRecord(links, model.record)) ??
    models.find(isKnown) ??
    models[0] ??
    null;
  return { row, commit, links, found, best };
}

/** What the judge's facts are gathered from. */
export function toCase(
  subject: Subject,
  { row, commit, links, found }: Chosen,
  best: FoundModel,
  relation: RelationState | null,
): Case {
  const released = found.flatMap((one) => (one.status === 'released' ? [one.record] : []));
  return { subject, row, commit, links, best, released, relation };
}

function byReality(a: Found, b: Found): number {
  return Number(a.network.demo) - Number(b.network.demo);
}
