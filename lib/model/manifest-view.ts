/** The approved manifest of a model as our pages show it, or why there is none to show. */
import type { Approval, Model } from './badge';
import type { Locator } from './ids';
import type { Provenance } from './provenance';
import type { ReasonCode } from './verdict';

/** One approved file. Paths are untrusted text. */
export type ApprovedFile = {
  path: string;
  /** In bytes. */
  size: number;
  algorithm: 'sha256' | 'git-sha1';
  /** Lower-case hex without 0x. */
  digest: string;
};

/** Why neither the chain's events nor the hub gave the manifest. */
export type ManifestMissing = {
  /** `unreadable`: it was published, but no endpoint gave the event. */
  chain: 'unpublished' | 'unreadable';
  /** `differs`: the hub lists other files at that commit now. `no-hub`: no hub of ours has such models. */
  hub:
    | 'differs'
    | 'no-hub'
    | 'no-digests'
    | 'not-found'
    | 'rate-limited'
    | 'unavailable'
    | 'malformed';
};

/** The record spoken of, how its facts are known, and whose word the manifest is. */
export type ManifestSubject = {
  model: Model;
  provenance: Provenance;
  demo: boolean;
  /** What keeps the approval from being the community's word beyond doubt; files shown on the hub are not among it. */
  reasons: readonly ReasonCode[];
};

export type ManifestView =
  | {
      status: 'no-record';
      /** How many networks were asked. */
      networks: number;
      /** The governed model that this one mirrors or was made of; null when none is known. */
      origin: Locator | null;
    }
  | { status: 'disputed'; operators: readonly string[] }
  | ({ status: 'nothing-approved' } & ManifestSubject)
  | ({ status: 'unavailable'; approval: Approval; why: ManifestMissing } & ManifestSubject)
  | ({
      status: 'read';
      approval: Approval;
      /** The list itself stands in the chain's events; else it is the hub's. Its digest is on chain in both cases. */
      published: boolean;
      files: readonly ApprovedFile[];
    } & ManifestSubject);
