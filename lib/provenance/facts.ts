/** Everything the judge looks at. Whoever gathers the facts says nothing of what they mean. */
import type { RecordId } from '@/lib/model/ids';
import type { Provenance } from '@/lib/model/provenance';
import type { LinkTarget } from './link';

export type HubFacts =
  | { status: 'not-read' }
  | { status: 'failed'; why: 'unavailable' | 'rate-limited' | 'not-found' | 'malformed' }
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
    approval: { byVote: boolean } | null;
  } | null;
  hub: HubFacts;
  /** The record this repository was last seen linked with, while that record still claims it. */
  linkedBefore: RecordId | null;
  files: FilesFacts;
};
