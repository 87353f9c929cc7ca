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
