/** Errors of checking Merkle proofs. */
import { AppError } from './base';

/** What of a proof does not hold. */
export type ProofFlaw =
  /** A node is not the one its parent, or the root, names by hash. */
  | 'wrong-node'
  /** A node is missing at the end. */
  | 'too-short'
  /** Nodes are left over once the question is answered. */
  | 'unused-nodes'
  /** A node is no branch, extension or leaf, or names its path or child in no allowed way. */
  | 'malformed-node'
  /** What stands at the end of the path is no account, or no word. */
  | 'malformed-value'
  /** The proof is of another account than the one asked for. */
  | 'wrong-account'
  /** A slot that was asked for is not among the proofs. */
  | 'missing-slot'
  /** The value told beside the proof is not the value proved. */
  | 'other-value'
  /** The header's fields do not hash to the block's hash. */
  | 'wrong-header'
  /** The account has other code than this release's. */
  | 'other-code';

/** A proof that proves nothing. */
export class ProofInvalidError extends AppError {
  readonly code = 'chain.proof_invalid';
  constructor(facts: { flaw: ProofFlaw }, options?: ErrorOptions) {
    super(`The proof does not hold: ${facts.flaw}.`, facts, options);
  }
}
