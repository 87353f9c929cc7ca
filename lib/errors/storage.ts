import { AppError } from './base';

/** The browser could not open our database. */
export class StorageUnavailableError extends AppError {
  readonly code = 'storage.unavailable';
  constructor(options?: ErrorOptions) {
    super('The extension database cannot be opened.', {}, options);
  }
}

/** Written by a newer version of the extension: nothing is opened, so nothing is damaged. */
export class StorageNewerError extends AppError {
  readonly code = 'storage.newer_version';
  constructor(options?: ErrorOptions) {
    super('The extension database was written by a newer version.', {}, options);
  }
}

/** A row of another version, or a damaged one, is where something is to be written: it stays as it is. */
export class StorageUnreadableError extends AppError {
  readonly code = 'storage.unreadable';
  constructor(facts: { store: string }) {
    super(`The row of ${facts.store} cannot be read and is not overwritten.`, facts);
  }
}

/** Not an export of ours, or one that is not whole. `what`: the part that is wrong. */
export class ExportInvalidError extends AppError {
  readonly code = 'storage.export_invalid';
  constructor(facts: { what: string }, options?: ErrorOptions) {
    super(`The file is no export of this extension (${facts.what}).`, facts, options);
  }
}
