/** Errors of the encrypted store of keys. None ever carries a word, a key or a password. */
import { AppError } from './base';

/** The password does not open the keystore. One error for every wrong password, however it is wrong. */
export class WrongPasswordError extends AppError {
  readonly code = 'keystore.wrong_password';
  constructor(options?: ErrorOptions) {
    super('The password does not open the keystore.', {}, options);
  }
}

/** The stored keystore is not whole. It is left as it is: never overwritten, never recreated. */
export class KeystoreCorruptedError extends AppError {
  readonly code = 'keystore.corrupted';
  constructor(facts: { what: string }, options?: ErrorOptions) {
    super(`The stored keystore is damaged (${facts.what}).`, facts, options);
  }
}

/** Written by a newer version of the extension: it is not touched. */
export class KeystoreNewerError extends AppError {
  readonly code = 'keystore.newer_version';
  constructor(facts: { version: number }, options?: ErrorOptions) {
    super(
      `The keystore has version ${facts.version}, newer than this extension knows.`,
      facts,
      options,
    );
  }
}

/** The stored parameters would make a try cheaper than the floor: somebody lowered them. */
export class WeakParametersError extends AppError {
  readonly code = 'keystore.weak_parameters';
  constructor(facts: { n: number; r: number; p: number }, options?: ErrorOptions) {
    super('The stored scrypt parameters are below the floor.', facts, options);
  }
}

/** There is no keystore on this profile yet. */
export class NoKeystoreError extends AppError {
  readonly code = 'keystore.missing';
  constructor(options?: ErrorOptions) {
    super('There is no keystore yet.', {}, options);
  }
}

/** There is a recovery phrase already; a second one is not taken. */
export class KeystoreExistsError extends AppError {
  readonly code = 'keystore.exists';
  constructor(options?: ErrorOptions) {
    super('The keystore holds a recovery phrase already.', {}, options);
  }
}

/** The keystore holds imported keys only. */
export class NoPhraseError extends AppError {
  readonly code = 'keystore.no_phrase';
  constructor(options?: ErrorOptions) {
    super('The keystore holds no recovery phrase.', {}, options);
  }
}

/** A new password must have at least this many characters. */
export class ShortPasswordError extends AppError {
  readonly code = 'keystore.short_password';
  constructor(facts: { minimum: number }, options?: ErrorOptions) {
    super(`A new password needs ${facts.minimum} characters.`, facts, options);
  }
}

/** Not a BIP-39 phrase of the English list: word count, a word, or the checksum. */
export class InvalidPhraseError extends AppError {
  readonly code = 'keystore.invalid_phrase';
  constructor(
    facts: { why: 'count' | 'word' | 'checksum'; position: number },
    options?: ErrorOptions,
  ) {
    super(`The phrase is not a BIP-39 phrase (${facts.why}).`, facts, options);
  }
}

/** Not 32 bytes of hex, or not a valid secp256k1 key. */
export class InvalidKeyError extends AppError {
  readonly code = 'keystore.invalid_key';
  constructor(options?: ErrorOptions) {
    super('The text is not a private key.', {}, options);
  }
}

/** The account is in the keystore already. */
export class DuplicateAccountError extends AppError {
  readonly code = 'keystore.duplicate_account';
  constructor(facts: { address: string }, options?: ErrorOptions) {
    super(`Account ${facts.address} is in the keystore already.`, facts, options);
  }
}

/** Not a key file of version 3, or not a whole one. `what`: the part that is wrong. */
export class KeyFileError extends AppError {
  readonly code = 'keystore.file_invalid';
  constructor(facts: { what: string }, options?: ErrorOptions) {
    super(`Key file: ${facts.what}.`, facts, options);
  }
}

/** The file asks for more memory or work than is reasonable: refused before any of it is done. */
export class KeyFileCostError extends AppError {
  readonly code = 'keystore.file_too_costly';
  constructor(facts: { what: string }, options?: ErrorOptions) {
    super(`Too costly: ${facts.what}.`, facts, options);
  }
}

/** A phrase that is not the one the accounts come from: it cannot set a new password. */
export class OtherPhraseError extends AppError {
  readonly code = 'keystore.other_phrase';
  constructor(options?: ErrorOptions) {
    super('Another phrase.', {}, options);
  }
}
