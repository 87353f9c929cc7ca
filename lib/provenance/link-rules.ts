/** The judge's tables of link and files (DESIGN section 4), as data: docs/judge.md is made from them. */
import type { FilesState, LinkState } from '@/lib/model/verdict';
import type { Facts } from './facts';
import { getLinks, hasOtherId, isNamed, type Rule, wasLinked } from './seen';

/** First that holds. Rivals come after everything a link can say: they cannot lower a linked record. */
export const linkRules: readonly Rule<LinkState, Facts>[] = [
  {
    result: 'declared',
    when: 'there is no record, and the repository names one or a governor',
    holds: (facts) =>
      facts.record === null && (getLinks(facts).length > 0 || facts.declared.length > 0),
  },
  {
    result: 'unknown',
    when: 'there is no record to look at',
    holds: (facts) => facts.record === null,
  },
  {
    result: 'gone',
    when: 'the hub shows no such repository',
    holds: ({ hub }) => hub.status === 'failed' && hub.why === 'not-found',
  },
  {
    result: 'linked',
    when: 'the repository was not read now, and was linked with this record when last seen',
    holds: (facts) => facts.hub.status !== 'read' && wasLinked(facts),
  },
  {
    result: 'unknown',
    when: 'the repository was not read',
    holds: ({ hub }) => hub.status !== 'read',
  },
  {
    result: 'impostor',
    when: "linked now or before, and the repository's own id is not the recorded one",
    holds: (facts) => (isNamed(facts) || wasLinked(facts)) && hasOtherId(facts),
  },
  {
    result: 'link-changed',
    when: 'the repository named another record before, which has not released it',
    holds: (facts) => isNamed(facts) && facts.linkedBefore !== null && !wasLinked(facts),
  },
  { result: 'linked', when: 'record and repository name each other', holds: isNamed },
  {
    result: 'link-changed',
    when: 'the repository named this record before and names another now',
    holds: (facts) => wasLinked(facts) && getLinks(facts).length > 0,
  },
  {
    result: 'contested',
    when: 'several records claim the repository and it names none of them',
    holds: ({ record }) => record !== null && record.claimCount > 1,
  },
  { result: 'claimed', when: 'only the record says so', holds: () => true },
];

/** First that holds. A claim without a link says nothing of files: a stranger's approval must not colour a page. */
export const filesRules: readonly Rule<FilesState, Facts>[] = [
  {
    result: 'nothing-approved',
    when: 'the record has no approved revision',
    holds: ({ record }) => record !== null && record.approval === null,
  },
  {
    result: 'cannot-tell',
    when: 'no record, the files were not compared, or the page shows none of those that are as approved',
    holds: ({ record, files, file }) =>
      record === null ||
      files === 'not-read' ||
      (file === 'not-read' && (files === 'same' || files === 'texts-changed')),
  },
  { result: 'approved', when: 'same files', holds: ({ files }) => files === 'same' },
  { result: 'newer-commit', when: 'only texts differ', holds: (f) => f.files === 'texts-changed' },
  {
    result: 'code-changed',
    when: 'same weights, other code',
    holds: (f) => f.files === 'code-changed',
  },
  { result: 'weights-differ', when: 'other weights', holds: () => true },
];
