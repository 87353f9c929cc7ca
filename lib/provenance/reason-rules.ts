/** The judge's table of reasons (DESIGN section 4), as data: docs/judge.md is made from it. */
import type { ReasonCode } from '@/lib/model/verdict';
import {
  hasOtherId,
  isNamed,
  isParentSuspended,
  isSelfApproved,
  isStale,
  lacksId,
  type Rule,
  type Seen,
} from './seen';

/** Everything that keeps a badge from green, most important first. All that hold are told. */
export const reasonRules: readonly Rule<ReasonCode, Seen>[] = [
  { result: 'demo-chain', when: 'the chain is an embedded one', holds: ({ facts }) => facts.demo },
  {
    result: 'endpoints-disagree',
    when: 'endpoints disagree',
    holds: ({ facts }) => facts.chain.kind === 'disputed',
  },
  {
    result: 'suspended',
    when: 'the record is suspended',
    holds: ({ facts }) => facts.record?.suspended === true,
  },
  {
    result: 'parent-suspended',
    when: 'made from, or a mirror of, a linked model whose record is suspended',
    holds: ({ facts }) => isParentSuspended(facts),
  },
  {
    result: 'parent-not-read',
    when: 'there is a record, and of a registered model it is made from two operators did not tell whether it is in force, or it names as many as are looked at, and there may be more',
    holds: ({ facts }) => facts.record !== null && facts.parentUnknown,
  },
  {
    result: 'no-record',
    when: 'endpoints do not disagree, and there is no record of this model itself',
    holds: ({ facts }) => facts.record === null && facts.chain.kind !== 'disputed',
  },
  {
    result: 'declared-only',
    when: 'the repository names a record or governor, and nothing on a chain names it back',
    holds: ({ link }) => link === 'declared',
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
    when: 'there is a record, and the repository was not read',
    holds: ({ facts }) => facts.record !== null && facts.hub.status === 'not-read',
  },
  failedHub('hub-unavailable', 'unavailable', 'the hub did not answer'),
  failedHub('hub-rate-limited', 'rate-limited', 'the hub answers no more requests for now'),
  failedHub('hub-not-found', 'not-found', 'the hub shows no such repository'),
  failedHub('hub-malformed', 'malformed', "the hub's answer could not be read"),
  {
    result: 'hub-no-link',
    when: 'the hub has no place where a repository could name a record',
    holds: ({ facts }) => facts.record !== null && !facts.hubTells.link,
  },
  {
    result: 'not-linked',
    when: 'the repository was read, could name the record, and does not',
    holds: ({ facts }) => facts.hub.status === 'read' && facts.hubTells.link && !isNamed(facts),
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
    holds: ({ facts }) => isSelfApproved(facts) && facts.record?.approval?.soloVoter === null,
  },
  {
    result: 'one-voter',
    when: 'one account cast more than half of the votes that approved it',
    holds: ({ facts }) =>
      isSelfApproved(facts) && typeof facts.record?.approval?.soloVoter === 'string',
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
    result: 'licence-conflict',
    when: "the hub's licence tag is not the licence of the terms",
    holds: ({ facts }) => facts.licence === 'conflict',
  },
  {
    result: 'licence-changed',
    when: 'the licence file is not the one of the terms or of the approved revision',
    holds: ({ facts }) => facts.licence === 'changed',
  },
  {
    result: 'licence-not-read',
    when: 'the terms name a licence file, and the files to look it up in were not to be had',
    holds: ({ facts }) => facts.licence === 'not-read',
  },
  {
    result: 'hub-no-digests',
    when: 'the hub gives no digests to compare',
    holds: ({ facts, files }) =>
      (files === 'cannot-tell' && !facts.hubTells.digests) ||
      (facts.hub.status === 'failed' && facts.hub.why === 'no-digests'),
  },
  {
    result: 'files-not-read',
    when: 'there is a record, and the files were not compared, though the hub gives digests',
    holds: ({ facts, files }) =>
      facts.record !== null && files === 'cannot-tell' && facts.hubTells.digests,
  },
  {
    result: 'single-endpoint',
    when: 'only one endpoint, or for a record a web service, said so',
    holds: ({ facts: { chain, record } }) =>
      chain.kind === 'single' || (chain.kind === 'reported' && record !== null),
  },
  {
    result: 'same-operator',
    when: 'all endpoints that agree have one operator',
    holds: ({ facts }) => facts.chain.kind === 'agreed' && new Set(facts.chain.operators).size < 2,
  },
  {
    result: 'stale',
    when: "from a cache, or of a block that is not of now by the computer's clock",
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
