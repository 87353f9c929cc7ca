/** Errors of preparing and sending. What became of a transaction that was sent is in its journal entry, not here. */
import { AppError } from './base';

/** What was prepared is gone or too old: prices and answers have moved on. */
export class PreparedExpiredError extends AppError {
  readonly code = 'transactions.expired';
  constructor(options?: ErrorOptions) {
    super('What was prepared has expired.', {}, options);
  }
}

/** The same thing is on its way already. */
export class IntentOpenError extends AppError {
  readonly code = 'transactions.intent_open';
  constructor(facts: { id: string }, options?: ErrorOptions) {
    super(`Submission ${facts.id} does the same and is still open.`, facts, options);
  }
}

/** The account cannot pay for it. */
export class InsufficientFundsError extends AppError {
  readonly code = 'transactions.insufficient_funds';
  constructor(facts: { missingWei: bigint; nativeSymbol: string }, options?: ErrorOptions) {
    super(`The account lacks ${facts.missingWei} wei.`, facts, options);
  }
}

/** The simulation says that it would fail; nothing was signed. `reason` is a code with its own text. */
export class WouldRevertError extends AppError {
  readonly code = 'transactions.would_revert';
  constructor(facts: { reason: string; detail: string }, options?: ErrorOptions) {
    super(`The call would revert with ${facts.reason}.`, facts, options);
  }
}

/** The endpoint asks for a fee beyond all sense. */
export class FeeTooHighError extends AppError {
  readonly code = 'transactions.fee_too_high';
  constructor(facts: { maxFeePerGasWei: bigint; limitWei: bigint }, options?: ErrorOptions) {
    super(`A unit of gas would cost ${facts.maxFeePerGasWei} wei.`, facts, options);
  }
}

/** The chain has no base fee (EIP-1559); our contracts need a chain that has. */
export class NoBaseFeeError extends AppError {
  readonly code = 'transactions.no_base_fee';
  constructor(facts: { chainId: number }, options?: ErrorOptions) {
    super(`Chain ${facts.chainId} has no base fee.`, facts, options);
  }
}

/** The worker was stopped, or the signer failed, before anything was signed. Nothing left this machine. */
export class NothingSentError extends AppError {
  readonly code = 'transactions.nothing_sent';
  constructor(options?: ErrorOptions) {
    super('The submission ended before it was signed.', {}, options);
  }
}

/** The typed data of an allowance is not of what was shown; nothing was signed. */
export class PermitMismatchError extends AppError {
  readonly code = 'transactions.permit_mismatch';
  constructor(options?: ErrorOptions) {
    super('The permit is not the one that was shown.', {}, options);
  }
}

/** Every endpoint refused the signed transaction for good. `reason` is a code with its own text. */
export class RefusedError extends AppError {
  readonly code = 'transactions.refused';
  constructor(facts: { reason: string }, options?: ErrorOptions) {
    super(`The endpoints refused the transaction: ${facts.reason}.`, facts, options);
  }
}

/** It cannot be sped up or cancelled: it is in a block, a wallet sent it, or what it costs is not known. */
export class NotRaisableError extends AppError {
  readonly code = 'transactions.not_raisable';
  constructor(facts: { id: string }, options?: ErrorOptions) {
    super(`Submission ${facts.id} cannot be replaced by another transaction.`, facts, options);
  }
}

/** What was offered for it is no longer enough, or was changed on its way. */
export class RaiseStaleError extends AppError {
  readonly code = 'transactions.raise_stale';
  constructor(facts: { id: string }, options?: ErrorOptions) {
    super(`The fee for raising ${facts.id} is not the one it takes.`, facts, options);
  }
}
