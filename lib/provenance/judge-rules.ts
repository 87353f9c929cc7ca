/** The judge's tables (DESIGN section 4), as data: docs/judge.md is made from them, and they are tested one by one. */
import { isSameRecord } from '@/lib/model/caip';
import type { FilesState, LinkState, ReasonCode, Tone, VerdictWord } from '@/lib/model/verdict';
import type { Facts } from './facts';
import { type LinkTarget, namesRecord } from './link';

export type Rule<Result, Of> = { result: Result; when: string; holds: (of: Of) => boolean };

/** First that holds. Rivals come after everything a link can say: they cannot lower a linked record. */
export const linkRules: readonly Rule<LinkState, Facts>[] = [
  {
    result: 'declared',
    when: 'there is no record, and the repository names one or a governor',
    holds: (facts) => facts.record === null && getLinks(facts).length > 0,
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
    when: 'no record, or the files were not compared',
    holds: ({ record, files }) => record === null || files === 'not-read',
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

export type Seen = { facts: Facts; link: LinkState; files: FilesState };

/** First that holds gives the word, and the tone it has when the chain is not a demo. */
export const wordRules: readonly (Rule<VerdictWord, Seen> & { tone: Tone })[] = [
  {
    result: 'impostor',
    tone: 'red',
    when: 'link is impostor',
    holds: ({ link }) => link === 'impostor',
  },
  {
    result: 'weights-differ',
    tone: 'red',
    when: 'linked, and the weights differ',
    holds: ({ link, files }) => link === 'linked' && files === 'weights-differ',
  },
  {
    result: 'disagreement',
    tone: 'grey',
    when: 'endpoints disagree',
    holds: ({ facts }) => facts.chain.kind === 'disputed',
  },
  {
    result: 'link-changed',
    tone: 'amber',
    when: 'link is link-changed',
    holds: ({ link }) => link === 'link-changed',
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
    result: 'code-changed',
    tone: 'amber',
    when: 'linked, same weights, other code',
    holds: ({ link, files }) => link === 'linked' && files === 'code-changed',
  },
  {
    result: 'self-approved',
    tone: 'amber',
    when: 'linked, approved or only texts changed, and the approval was not by vote',
    holds: (seen) => isApproved(seen) && seen.facts.record?.approval?.byVote === false,
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
  { result: 'unknown', tone: 'grey', when: 'anything else', holds: () => true },
];

/** Everything that keeps a badge from green, most important first. All that hold are told. */
export const reasonRules: readonly Rule<ReasonCode, Seen>[] = [
  { result: 'demo-chain', when: 'the chain is an embedded one', holds: ({ facts }) => facts.demo },
  {
    result: 'endpoints-disagree',
    when: 'endpoints disagree',
    holds: ({ facts }) => facts.chain.kind === 'disputed',
  },
  {
    result: 'repository-id-differs',
    when: "the repository's own id is not the recorded one",
    holds: ({ facts }) => hasOtherId(facts),
  },
  {
    result: 'link-moved',
    when: 'the repository was linked with another record before, or names another now',
    holds: ({ link }) => link === 'link-changed',
  },
  {
    result: 'link-not-checked',
    when: 'the repository was not read',
    holds: ({ facts }) => facts.hub.status === 'not-read',
  },
  failedHub('hub-unavailable', 'unavailable', 'the hub did not answer'),
  failedHub('hub-rate-limited', 'rate-limited', 'the hub answers no more requests for now'),
  failedHub('hub-not-found', 'not-found', 'the hub shows no such repository'),
  failedHub('hub-malformed', 'malformed', "the hub's answer could not be read"),
  {
    result: 'not-linked',
    when: 'the repository was read and does not name the record',
    holds: ({ facts }) => facts.hub.status === 'read' && !isNamed(facts),
  },
  {
    result: 'rival-claims',
    when: 'not linked, and several records claim the repository',
    holds: ({ link }) => link === 'contested',
  },
  {
    result: 'repository-id-unknown',
    when: 'no repository id is recorded, or the hub tells none',
    holds: ({ facts }) => lacksId(facts),
  },
  {
    result: 'no-approval',
    when: 'the record has no approved revision',
    holds: ({ files }) => files === 'nothing-approved',
  },
  {
    result: 'self-approved',
    when: 'the approval was not by vote',
    holds: ({ facts }) => facts.record?.approval?.byVote === false,
  },
  {
    result: 'weights-changed',
    when: 'the weights differ from the approved ones',
    holds: ({ files }) => files === 'weights-differ',
  },
  {
    result: 'files-changed',
    when: 'texts or code differ from the approved ones',
    holds: ({ files }) => files === 'newer-commit' || files === 'code-changed',
  },
  {
    result: 'files-not-read',
    when: 'the files were not compared',
    holds: ({ files }) => files === 'cannot-tell',
  },
  {
    result: 'single-endpoint',
    when: 'only one endpoint, or a web service, said so',
    holds: ({ facts }) => facts.chain.kind === 'single' || facts.chain.kind === 'reported',
  },
  {
    result: 'same-operator',
    when: 'all endpoints that agree have one operator',
    holds: ({ facts }) => facts.chain.kind === 'agreed' && new Set(facts.chain.operators).size < 2,
  },
  {
    result: 'stale',
    when: 'from a cache, or of an old block',
    holds: ({ facts }) => isStale(facts),
  },
];

function failedHub(result: ReasonCode, why: string, when: string): Rule<ReasonCode, Seen> {
  return {
    result,
    when,
    holds: ({ facts }) => facts.hub.status === 'failed' && facts.hub.why === why,
  };
}

function getLinks({ hub }: Facts): readonly LinkTarget[] {
  return hub.status === 'read' ? hub.links : [];
}

function isNamed(facts: Facts): boolean {
  return facts.record !== null && namesRecord(getLinks(facts), facts.record.id);
}

function wasLinked({ record, linkedBefore }: Facts): boolean {
  return record !== null && linkedBefore !== null && isSameRecord(record.id, linkedBefore);
}

function lacksId({ record, hub }: Facts): boolean {
  return record?.repositoryId === '' || (hub.status === 'read' && !hub.repositoryId);
}

function hasOtherId(facts: Facts): boolean {
  const { record, hub } = facts;
  if (record === null || hub.status !== 'read' || lacksId(facts)) return false;
  return record.repositoryId !== hub.repositoryId;
}

function isStale({ chain, fresh, hub }: Facts): boolean {
  return !fresh || chain.kind === 'stale' || (hub.status === 'read' && !hub.fresh);
}

function isApproved({ link, files }: Seen): boolean {
  return link === 'linked' && (files === 'approved' || files === 'newer-commit');
}
