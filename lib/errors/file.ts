/** Errors of reading a file of the reader's own computer. They never tell its name. */
import { AppError } from './base';

/** The browser may not read it, or not any more: it was moved, removed, or belongs to somebody else. */
export class FileUnreadableError extends AppError {
  readonly code = 'file.unreadable';
  constructor(options?: ErrorOptions) {
    super('The file cannot be read.', {}, options);
  }
}

/** It gave fewer bytes than it has: it was changed while it was read. */
export class FileChangedError extends AppError {
  readonly code = 'file.changed';
  constructor(facts: { size: number; read: number }, options?: ErrorOptions) {
    super(`${facts.read} bytes were read of a file of ${facts.size}.`, facts, options);
  }
}
