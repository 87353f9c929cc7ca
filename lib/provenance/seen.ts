/** What the judge's tables ask of the facts. Pure; no rule is decided here. */
import type { Relation } from '@/lib/model/badge';
import { isSameRecord } from '@/lib/model/caip';
import type { FilesState, LinkState } from '@/lib/model/verdict';
import type { Facts } from './facts';
import { type LinkTarget, namesRecord } from './link';

/** One line of a table: of the first three tables the first that holds counts. */
export type Rule<Result, Of> = { result: Result; when: string; holds: (of: Of) => boolean };

/** The facts, with what the first two tables made of them. */
export type Seen = { facts: Facts; link: LinkState; files: FilesState };

export function getLinks({ hub }: Facts): readonly LinkTarget[] {
  return hub.status === 'read' ? hub.links : [];
}

export function isNamed(facts: Facts): boolean {
  return facts.record !== null && namesRecord(getLinks(facts), facts.record.id);
}

export function wasLinked({ record, linkedBefore }: Facts): boolean {
  return record !== null && linkedBefore !== null && isSameRecord(record.id, linkedBefore);
}

export function lacksId({ record, hub }: Facts): boolean {
  return record?.repositoryId === '' || (hub.status === 'read' && !hub.repositoryId);
}

export function hasOtherId(facts: Facts): boolean {
  const { record, hub } = facts;
  if (record === null || hub.status !== 'read' || lacksId(facts)) return false;
  return record.repositoryId !== hub.repositoryId;
}

export function isStale({ chain, fresh, hub }: Facts): boolean {
  return !fresh || chain.kind === 'stale' || (hub.status === 'read' && !hub.fresh);
}

export function isApproved({ link, files }: Seen): boolean {
  return link === 'linked' && (files === 'approved' || files === 'newer-commit');
}

export function isLinkedWith(
  { link, files, facts }: Seen,
  worst: 'weights-differ' | 'code-changed',
) {
  return link === 'linked' && (files === worst || facts.file === worst);
}

/** On a file's own page, whose file is the approved one: what other files are is not said of it. */
export function isFileAsApproved({ facts }: Seen): boolean {
  return facts.file === 'same';
}

export function isOnlyFileAsApproved(seen: Seen): boolean {
  const { link, files } = seen;
  const isOtherChanged = files === 'weights-differ' || files === 'code-changed';
  return link === 'linked' && isOtherChanged && isFileAsApproved(seen);
}

/** A relation counts only to a linked record: a claim on a famous model gains nothing from its derivatives. */
export function isRelated({ relation }: Facts, kind: Relation): boolean {
  return relation?.kind === kind && relation.parentLinked;
}

/** Of a mirror only when it is one: a page that merely says so must not be blamed for the other's record. */
export function isParentSuspended({ relation }: Facts): boolean {
  if (!relation?.parentLinked || !relation.parentSuspended) return false;
  return relation.kind !== 'mirror' || relation.weights === 'same';
}

/** Given by an owner, or by a vote that one account decided. */
export function isSelfApproved({ record }: Facts): boolean {
  return record?.approval?.byVote === false;
}
