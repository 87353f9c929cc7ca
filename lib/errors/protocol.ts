import { AppError, type ErrorData } from './base';

/** An error of another context, revived by its code and facts. */
export class RemoteError extends AppError {
  readonly code: string;
  constructor(data: ErrorData, options?: ErrorOptions) {
    super(`The background answered with ${data.code}.`, data.facts, options);
    this.code = data.code;
  }
}

/** The message's input did not fit its schema. */
export class InvalidInputError extends AppError {
  readonly code = 'protocol.invalid_input';
  constructor(facts: { message: string; path: string }, options?: ErrorOptions) {
    super(`The input of ${facts.message} is not valid at "${facts.path}".`, facts, options);
  }
}

/** A page of a hub that is not switched on, or not any more. */
export class HubOffError extends AppError {
  readonly code = 'protocol.hub_off';
  constructor(options?: ErrorOptions) {
    super('The hub this page belongs to is not switched on.', {}, options);
  }
}

/** The background was stopped or updated before it answered: the outcome is unknown. */
export class NoAnswerError extends AppError {
  readonly code = 'protocol.no_answer';
  constructor(facts: { message: string }, options?: ErrorOptions) {
    super(`The background gave no answer to ${facts.message}.`, facts, options);
  }
}

/** This page belongs to an older version of the extension; it must be reloaded. */
export class ContextGoneError extends AppError {
  readonly code = 'protocol.context_gone';
  constructor(options?: ErrorOptions) {
    super('The extension was updated or removed under this page.', {}, options);
  }
}
