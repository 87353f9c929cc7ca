/** Errors of the list of networks. */
import { AppError } from './base';

/** No network with this chain id was added. */
export class NetworkUnknownError extends AppError {
  readonly code = 'network.unknown';
  constructor(facts: { chainId: number }, options?: ErrorOptions) {
    super(`Chain ${facts.chainId} is not among the networks.`, facts, options);
  }
}

/** An endpoint must be https, or http on this computer. */
export class EndpointUrlError extends AppError {
  readonly code = 'network.bad_url';
  constructor(options?: ErrorOptions) {
    super('The URL is neither https nor http on a loopback host.', {}, options);
  }
}

/** The endpoint is in the list already. */
export class EndpointKnownError extends AppError {
  readonly code = 'network.endpoint_known';
  constructor(facts: { host: string }, options?: ErrorOptions) {
    super(`The endpoint ${facts.host} was added before.`, facts, options);
  }
}

/** The list takes no more endpoints. */
export class TooManyEndpointsError extends AppError {
  readonly code = 'network.too_many';
  constructor(facts: { max: number }, options?: ErrorOptions) {
    super(`At most ${facts.max} endpoints of one network, or networks, are kept.`, facts, options);
  }
}

/** The endpoint is there, but does not let web pages and extensions read its answers (CORS) unless the user allows it. */
export class EndpointNotReadableError extends AppError {
  readonly code = 'network.not_readable';
  constructor(facts: { host: string }, options?: ErrorOptions) {
    super(`The endpoint ${facts.host} does not allow its answers to be read.`, facts, options);
  }
}

/** The registry of this release is not on the chain. */
export class NoRegistryError extends AppError {
  readonly code = 'network.no_registry';
  constructor(facts: { chainId: number }, options?: ErrorOptions) {
    super(`Chain ${facts.chainId} has no registry of this release.`, facts, options);
  }
}
