import { AppError } from './base';

/** The notice of the welcome page was not agreed to yet: nothing is read from networks or hubs. */
export class NotAgreedError extends AppError {
  readonly code = 'settings.not_agreed';
  constructor(options?: ErrorOptions) {
    super('Nothing is read before the notice was agreed to.', {}, options);
  }
}
