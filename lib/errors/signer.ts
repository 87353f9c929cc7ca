/** Errors of whoever signs. A person's "no" is not among them: it is a result. */
import { AppError } from './base';

/** The keystore is locked: its password is needed first. */
export class LockedError extends AppError {
  readonly code = 'signer.locked';
  constructor(options?: ErrorOptions) {
    super('The keystore is locked.', {}, options);
  }
}

/** No account is selected, or there is none. */
export class NoAccountError extends AppError {
  readonly code = 'signer.no_account';
  constructor(options?: ErrorOptions) {
    super('No account is selected.', {}, options);
  }
}

/** The address is none of ours. */
export class UnknownAccountError extends AppError {
  readonly code = 'signer.unknown_account';
  constructor(facts: { address: string }, options?: ErrorOptions) {
    super(`Account ${facts.address} is not in the keystore.`, facts, options);
  }
}

/** The account can be looked at but cannot sign. */
export class WatchOnlyError extends AppError {
  readonly code = 'signer.watch_only';
  constructor(facts: { address: string }, options?: ErrorOptions) {
    super(`Account ${facts.address} cannot sign.`, facts, options);
  }
}

/** A key everybody knows (the embedded chain's), asked to sign on a chain that is not a demo. */
export class WellKnownKeyError extends AppError {
  readonly code = 'signer.well_known_key';
  constructor(facts: { address: string; chainId: number }, options?: ErrorOptions) {
    super(
      `The key of ${facts.address} is public knowledge; it does not sign on chain ${facts.chainId}.`,
      facts,
      options,
    );
  }
}

/** Not an address, or one whose checksum (EIP-55) is wrong: a typing error. */
export class InvalidAddressError extends AppError {
  readonly code = 'signer.invalid_address';
  constructor(options?: ErrorOptions) {
    super('The text is not an address.', {}, options);
  }
}

/** The wallet is not there: no page it is active on, its extension off or removed, or its window gone. */
export class WalletGoneError extends AppError {
  readonly code = 'signer.wallet_gone';
  constructor(options?: ErrorOptions) {
    super('The wallet is gone.', {}, options);
  }
}

/** Two wallets in the page say that they are the same one: one of them is not. */
export class WalletTwiceError extends AppError {
  readonly code = 'signer.wallet_twice';
  constructor(options?: ErrorOptions) {
    super('Two wallets have one name.', {}, options);
  }
}

/** The wallet acts for other accounts than the one that was asked for. */
export class WalletAccountError extends AppError {
  readonly code = 'signer.wallet_account';
  constructor(facts: { address: string }, options?: ErrorOptions) {
    super(`Not ${facts.address}.`, facts, options);
  }
}

/** The wallet is on another chain and did not change to ours. */
export class WalletChainError extends AppError {
  readonly code = 'signer.wallet_chain';
  constructor(facts: { expected: number }, options?: ErrorOptions) {
    super(`Not on chain ${facts.expected}.`, facts, options);
  }
}

/** The wallet's answer is not one to what was asked: garbage, or a signature of another account. */
export class WalletAnswerError extends AppError {
  readonly code = 'signer.wallet_answer';
  constructor(facts: { method: string }, options?: ErrorOptions) {
    super(`No answer to ${facts.method}.`, facts, options);
  }
}

/** The wallet refused by itself (not the person): nothing was sent. -32002 is a question that is open already. */
export class WalletRefusedError extends AppError {
  readonly code = 'signer.wallet_refused';
  constructor(facts: { rpcCode: number }, options?: ErrorOptions) {
    super(`Refused: ${facts.rpcCode}.`, facts, options);
  }
}
