/** What the badge may say (DESIGN section 4). `lib/provenance/judge.ts` is the only maker of a Verdict. */

/** Record and hub repository, seen together. */
export type LinkState =
  | 'linked'
  | 'claimed'
  | 'declared'
  | 'contested'
  | 'link-changed'
  | 'impostor'
  | 'gone'
  | 'unknown';

/** The files at the shown revision against the approved revision. */
export type FilesState =
  | 'approved'
  /** Weights and code as approved, only texts changed since. */
  | 'newer-commit'
  | 'code-changed'
  | 'weights-differ'
  | 'nothing-approved'
  | 'cannot-tell';

/** The licence of the record's terms against the hub's tag and the licence file at the shown revision. */
export type LicenceState =
  | 'agree'
  /** The hub's tag names another licence than the terms. */
  | 'conflict'
  /** The licence file is not the one of the terms or of the approved revision. */
  | 'changed'
  /** The record has no terms. */
  | 'not-set'
  /** The terms name a licence file, and the files at the shown revision were not to be had. */
  | 'not-read'
  | 'cannot-tell';

/** Why something could not be told, or what keeps a badge from green; a key into the texts `reason_<code>`. */
export type ReasonCode =
  | 'demo-chain'
  | 'single-endpoint'
  | 'same-operator'
  | 'stale'
  | 'endpoints-disagree'
  | 'not-linked'
  | 'link-not-checked'
  | 'hub-unavailable'
  | 'hub-rate-limited'
  | 'hub-not-found'
  | 'hub-malformed'
  | 'repository-id-unknown'
  | 'repository-id-differs'
  | 'self-approved'
  | 'one-voter'
  | 'rival-claims'
  | 'no-approval'
  | 'files-not-read'
  | 'files-changed'
  | 'weights-changed'
  | 'link-moved'
  | 'suspended'
  | 'parent-suspended'
  | 'parent-not-read'
  | 'licence-conflict'
  | 'licence-changed'
  | 'licence-not-read'
  | 'declared-only'
  | 'no-record'
  | 'hub-no-link'
  | 'hub-no-digests';

/** The colour family of a badge; each also has its own shape and word. `demo` is never green. */
export type Tone = 'green' | 'amber' | 'neutral' | 'red' | 'grey' | 'demo';

/** The one word on the badge, in precedence order; a key into the texts `verdict_<word>`. */
export type VerdictWord =
  | 'impostor'
  | 'suspended'
  | 'weights-differ'
  | 'disagreement'
  | 'link-changed'
  | 'parent-suspended'
  | 'mirror'
  | 'contested'
  | 'claimed'
  | 'declared'
  | 'derivative'
  | 'code-changed'
  | 'licence-conflict'
  | 'self-approved'
  | 'file-approved'
  | 'newer-commit'
  | 'approved'
  | 'nothing-approved'
  | 'gone'
  | 'unknown';

export type Verdict = {
  tone: Tone;
  word: VerdictWord;
  link: LinkState;
  files: FilesState;
  /** True when the chain is an embedded one; said everywhere the verdict is shown. */
  demo: boolean;
  /** Everything that keeps this verdict from green, most important first. Empty only for green. */
  reasons: readonly ReasonCode[];
};
