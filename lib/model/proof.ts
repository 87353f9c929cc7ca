/** What came of proving a model's facts (DESIGN section 4.2). */
import type { Provenance } from './provenance';

/** Why there is no proof; each has its text `proof_<code>`. */
export type ProofFailure =
  /** Not two operators, nor a node of the user's own, give the same block. */
  | 'header-not-agreed'
  /** A header whose fields do not hash to its hash. */
  | 'header-invalid'
  /** The chain no longer has the block the facts were read at. */
  | 'block-gone'
  /** The endpoints offer no proofs. */
  | 'not-offered'
  /** They offer none for a block of that age. */
  | 'too-old'
  /** A proof came that does not hold. */
  | 'invalid'
  /** Votes of a vault that our launcher did not make are kept nobody knows how. */
  | 'unknown-vault'
  /** The approval was given by contracts the record does not name; whose vote it was is not proved. */
  | 'foreign-approval'
  /** Nobody told rightly where in the vault these votes are kept. */
  | 'place-not-found'
  | 'no-answer';

export type ProofState =
  /** What the verdict rests on is proved; names, stake and votes are known as `rest` says. */
  | { status: 'proved'; rest: Provenance }
  /** Not proved, and whose fault it is as far as known. */
  | { status: 'failed'; why: ProofFailure; operators: readonly string[] };
