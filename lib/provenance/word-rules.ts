/** The judge's table of words (DESIGN section 4), as data: docs/judge.md is made from it. */
import type { Tone, VerdictWord } from '@/lib/model/verdict';
import {
  isApproved,
  isFileAsApproved,
  isLinkedWith,
  isOnlyFileAsApproved,
  isParentSuspended,
  isRelated,
  isSelfApproved,
  type Rule,
  type Seen,
} from './seen';

/** First that holds gives the word, and the tone it has when the chain is not a demo. */
export const wordRules: readonly (Rule<VerdictWord, Seen> & { tone: Tone })[] = [
  {
    result: 'impostor',
    tone: 'red',
    when: 'link is impostor',
    holds: ({ link }) => link === 'impostor',
  },
  {
    result: 'suspended',
    tone: 'red',
    when: 'linked, and the record is suspended',
    holds: ({ link, facts }) => link === 'linked' && facts.record?.suspended === true,
  },
  {
    result: 'weights-differ',
    tone: 'red',
    when: 'linked, and the weights differ; on a page of a file that is not itself as approved',
    holds: (seen) => isLinkedWith(seen, 'weights-differ') && !isFileAsApproved(seen),
  },
  {
    result: 'disagreement',
    tone: 'grey',
    when: 'endpoints disagree',
    holds: ({ facts }) => facts.chain.kind === 'disputed',
  },
  {
    result: 'weights-differ',
    tone: 'red',
    when: "not linked, a mirror's page, and its weights are not those of the linked model it mirrors",
    holds: ({ link, facts }) =>
      link !== 'linked' && isRelated(facts, 'mirror') && facts.relation?.weights === 'differ',
  },
  {
    result: 'link-changed',
    tone: 'amber',
    when: 'link is link-changed',
    holds: ({ link }) => link === 'link-changed',
  },
  {
    result: 'parent-suspended',
    tone: 'amber',
    when: 'made from, or a mirror of, a linked model whose record is suspended',
    holds: ({ facts }) => isParentSuspended(facts),
  },
  {
    result: 'mirror',
    tone: 'neutral',
    when: 'not linked, and all its weights are the approved ones of a linked model',
    holds: ({ link, facts }) =>
      link !== 'linked' && isRelated(facts, 'mirror') && facts.relation?.weights === 'same',
  },
  {
    result: 'contested',
    tone: 'amber',
    when: 'link is contested',
    holds: ({ link }) => link === 'contested',
  },
  {
    result: 'claimed',
    tone: 'amber',
    when: 'link is claimed',
    holds: ({ link }) => link === 'claimed',
  },
  {
    result: 'declared',
    tone: 'neutral',
    when: 'link is declared',
    holds: ({ link }) => link === 'declared',
  },
  {
    result: 'derivative',
    tone: 'neutral',
    when: 'no record of its own, and it says that it is made from a linked model',
    holds: ({ facts }) =>
      facts.record === null &&
      facts.relation?.parentLinked === true &&
      facts.relation.kind !== 'mirror',
  },
  {
    result: 'code-changed',
    tone: 'amber',
    when: 'linked, same weights, other code; on a page of a file that is not itself as approved',
    holds: (seen) => isLinkedWith(seen, 'code-changed') && !isFileAsApproved(seen),
  },
  {
    result: 'licence-conflict',
    tone: 'amber',
    when: 'linked, and the licence is not the one of the terms, or its text was changed',
    holds: ({ link, facts }) =>
      link === 'linked' && (facts.licence === 'conflict' || facts.licence === 'changed'),
  },
  {
    result: 'self-approved',
    tone: 'amber',
    when: 'linked, this revision or file is as approved, and the approval was by its owner or by one voter',
    holds: (seen) => (isApproved(seen) || isOnlyFileAsApproved(seen)) && isSelfApproved(seen.facts),
  },
  {
    result: 'file-approved',
    tone: 'neutral',
    when: "linked, a file's page: this file is as approved, others of this revision are not",
    holds: isOnlyFileAsApproved,
  },
  {
    result: 'newer-commit',
    tone: 'neutral',
    when: 'linked, only texts changed since the approved revision',
    holds: ({ link, files }) => link === 'linked' && files === 'newer-commit',
  },
  {
    result: 'approved',
    tone: 'green',
    when: 'linked and approved by vote (green only without any reason below, else grey)',
    holds: (seen) => isApproved(seen) && seen.files === 'approved',
  },
  {
    result: 'nothing-approved',
    tone: 'neutral',
    when: 'linked, nothing approved',
    holds: ({ link, files }) => link === 'linked' && files === 'nothing-approved',
  },
  {
    result: 'gone',
    tone: 'grey',
    when: 'link is gone',
    holds: ({ link }) => link === 'gone',
  },
  { result: 'unknown', tone: 'grey', when: 'anything else', holds: () => true },
];
