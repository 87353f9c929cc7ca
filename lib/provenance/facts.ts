/** Everything the judge looks at. Whoever gathers the facts says nothing of what they mean. */
import type { Relation } from '@/lib/model/badge';
import type { RecordId } from '@/lib/model/ids';
import type { Provenance } from '@/lib/model/provenance';
import type { LicenceState } from '@/lib/model/verdict';
import type { LinkTarget } from './link';

export type HubFacts =
  | { status: 'not-read' }
  | {
      status: 'failed';
      why: 'unavailable' | 'rate-limited' | 'not-found' | 'malformed' | 'no-digests';
    }
  | {
      status: 'read';
      /** Read just now, not from a cache past its time. */
      fresh: boolean;
      /** The hub's permanent id of the repository; null when the hub tells none. */
      repositoryId: string | null;
      links: readonly LinkTarget[];
    };

/** The files at the shown revision against those of the approved one. */
export type FilesFacts =
  | 'same'
  | 'texts-changed'
  | 'code-changed'
  | 'weights-differ'
  /** Not compared: nothing was read, or not enough. */
  | 'not-read';

/** How the model stands to another one that is governed. */
export type RelationFacts = {
  kind: Relation;
  /** The other record and its own repository name each other. Without it the relation says nothing. */
  parentLinked: boolean;
  parentSuspended: boolean;
  /** For a mirror: the large files shown here against the other's approved ones. */
  weights: 'same' | 'differ' | 'not-read';
};

export type Facts = {
  chain: Provenance;
  /** The chain facts were read just now, at a block of now. */
  fresh: boolean;
  /** Read from an embedded chain. */
  demo: boolean;
  /** Null when there is no value (endpoints disagree) or no record. */
  record: {
    id: RecordId;
    /** The hub's repository id as recorded; empty when none was given. */
    repositoryId: string;
    claimCount: number;
    /** `soloVoter`: the account that decided the vote alone. */
    approval: { byVote: boolean; soloVoter: string | null } | null;
    /** Taken out of force by its owner or its court. */
    suspended: boolean;
  } | null;
  hub: HubFacts;
  /** What its hub can tell at all: whether a repository can name a record, and whether files have digests. */
  hubTells: { link: boolean; digests: boolean };
  /** What the page's own data says of a record or governor; nobody was asked. */
  declared: readonly LinkTarget[];
  /** The record this repository was last seen linked with, while that record still claims it. */
  linkedBefore: RecordId | null;
  files: FilesFacts;
  /** On a file's own page: that file alone; `not-read` when it is not among those compared. Null elsewhere. */
  file: FilesFacts | null;
  licence: LicenceState;
  relation: RelationFacts | null;
  /** A registered model it says it is made from could not be looked up for sure: whether that one is linked and in force is not known. */
  parentUnknown: boolean;
};
