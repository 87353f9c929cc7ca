import { AppError } from './base';

/** The browser could not open our database. */
export class StorageUnavailableError extends AppError {
  readonly code = 'storage.unavailable';
  constructor(options?: ErrorOptions) {
    super('The extension database cannot be opened.', {}, options);
  }
}
