/**
 * The base of every error we throw on purpose. People read the text `error_<code>` of `_locales`
 * (dots become underscores), never `message`, which is a sentence for developers.
 */

/** Values that say what went wrong; never a key, a phrase, a password or a URL with a path. */
export type ErrorFacts = Readonly<Record<string, string | number | bigint | null>>;

export abstract class AppError extends Error {
  /** `<domain>.<what>`, one literal per class. */
  abstract readonly code: string;

  constructor(
    message: string,
    /** The offending values, by name. */
    readonly facts: ErrorFacts = {},
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = new.target.name;
  }
}

/** What crosses between contexts in place of an error. */
export type ErrorData = { code: string; facts: ErrorFacts };

/** The data of an error; anything that is not ours becomes `protocol.unexpected`, but for a full disk and a mistyped address. */
export function toErrorData(error: unknown): ErrorData {
  if (error instanceof AppError) return { code: error.code, facts: error.facts };
  // viem's, of an address that was to be encoded and whose checksum (EIP-55) does not fit: a typing error.
  const isMistyped = error instanceof Error && error.name === 'InvalidAddressError';
  if (isMistyped) return { code: 'signer.invalid_address', facts: {} };
  // Storage Standard: a write for which there is no room, in whichever store it was.
  const isFull = error instanceof DOMException && error.name === 'QuotaExceededError';
  if (isFull) return { code: 'storage.full', facts: {} };
  return { code: 'protocol.unexpected', facts: {} };
}
