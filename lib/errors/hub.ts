import { AppError } from './base';

/** The hub knows no such repository, or it is private: asked anonymously the two cannot be told apart. */
export class HubNotFoundError extends AppError {
  readonly code = 'hub.not_found';
  constructor(facts: { locator: string; status: number }, options?: ErrorOptions) {
    super(`The hub answered ${facts.status} for ${facts.locator}.`, facts, options);
  }
}

/** The hub asks us to wait. */
export class HubRateLimitedError extends AppError {
  readonly code = 'hub.rate_limited';
  constructor(facts: { host: string; retryAtMs: number }, options?: ErrorOptions) {
    super(`${facts.host} asks to wait.`, facts, options);
  }
}

/** No answer, or a server error. */
export class HubUnavailableError extends AppError {
  readonly code = 'hub.unavailable';
  constructor(facts: { host: string; status: number | null }, options?: ErrorOptions) {
    super(`${facts.host} cannot be read (${facts.status ?? 'no answer'}).`, facts, options);
  }
}

/** An answer that is not what the hub's API documents. */
export class HubMalformedError extends AppError {
  readonly code = 'hub.malformed';
  constructor(facts: { host: string; what: string }, options?: ErrorOptions) {
    super(`${facts.host} gave a malformed ${facts.what}.`, facts, options);
  }
}

/** A repository with more files than we list. */
export class HubTooLargeError extends AppError {
  readonly code = 'hub.too_large';
  constructor(facts: { locator: string; filesMax: number }, options?: ErrorOptions) {
    super(`${facts.locator} has more than ${facts.filesMax} files.`, facts, options);
  }
}

/** The hub gives no digests of this model's files, so that they can be compared with nothing. */
export class HubNoDigestsError extends AppError {
  readonly code = 'hub.no_digests';
  constructor(facts: { hub: string; why: 'no-digests' | 'needs-key' }, options?: ErrorOptions) {
    super(`${facts.hub} gives no digests of files (${facts.why}).`, facts, options);
  }
}

/** The browser does not let us see the hub's pages. */
export class HubNotPermittedError extends AppError {
  readonly code = 'hub.not_permitted';
  constructor(facts: { hub: string }, options?: ErrorOptions) {
    super(`The browser gives no access to ${facts.hub}.`, facts, options);
  }
}

/** There is no such hub, or it cannot be switched, or no more mirrors can be added. */
export class HubNotSwitchableError extends AppError {
  readonly code = 'hub.not_switchable';
  constructor(facts: { hub: string }, options?: ErrorOptions) {
    super(`${facts.hub} cannot be switched on or off.`, facts, options);
  }
}

/** What was typed is no host that could be a mirror. */
export class MirrorHostError extends AppError {
  readonly code = 'hub.mirror_host';
  constructor(facts: { text: string }, options?: ErrorOptions) {
    super(`"${facts.text}" is no host of a mirror.`, facts, options);
  }
}
