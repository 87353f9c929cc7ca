/** Errors of talking to chains. Facts name an endpoint by host only: its path or query may hold a key. */
import type { Hex } from 'viem';
import { AppError } from './base';

/** The endpoint did not answer at all, or with an HTTP error. */
export class EndpointUnreachableError extends AppError {
  readonly code = 'chain.unreachable';
  constructor(facts: { host: string; status: number | null }, options?: ErrorOptions) {
    super(`The endpoint ${facts.host} cannot be reached.`, facts, options);
  }
}

/** The endpoint did not answer in time. */
export class EndpointTimeoutError extends AppError {
  readonly code = 'chain.timed_out';
  constructor(facts: { host: string; method: string; timeoutMs: number }, options?: ErrorOptions) {
    super(`${facts.host} gave no answer to ${facts.method}.`, facts, options);
  }
}

/** The endpoint asks us to slow down. */
export class EndpointRateLimitedError extends AppError {
  readonly code = 'chain.rate_limited';
  constructor(
    readonly retryAfterMs: number | null,
    facts: { host: string },
    options?: ErrorOptions,
  ) {
    super(`${facts.host} answers no more requests for now.`, facts, options);
  }
}

/** The answer is not what the method gives: not JSON, another id, a wrong type, too large. */
export class MalformedAnswerError extends AppError {
  readonly code = 'chain.malformed';
  constructor(facts: { host: string; method: string; why: string }, options?: ErrorOptions) {
    super(
      `${facts.host} gave a malformed answer to ${facts.method}: ${facts.why}.`,
      facts,
      options,
    );
  }
}

/** The node understood and said no: a revert, an unknown block, a method it does not have. */
export class RpcRefusedError extends AppError {
  readonly code = 'chain.refused';
  constructor(
    /** Revert data where the node gave some. Untrusted. */
    readonly data: Hex | null,
    /** The node's own words, at most 500 characters. Untrusted, for developers; never shown as they are. */
    readonly nodeMessage: string,
    facts: { host: string; method: string; rpcCode: number },
    options?: ErrorOptions,
  ) {
    super(`${facts.host} refused ${facts.method} with ${facts.rpcCode}.`, facts, options);
  }
}

/** An endpoint, or a wallet, is on another chain than this needs. */
export class ChainMismatchError extends AppError {
  readonly code = 'chain.mismatch';
  constructor(
    facts: { expected: number; actual: number; host: string | null },
    options?: ErrorOptions,
  ) {
    super(`Chain ${facts.expected} is needed, this is chain ${facts.actual}.`, facts, options);
  }
}

/** Endpoints of one network answered differently: there is no value. */
export class EndpointsDisagreeError extends AppError {
  readonly code = 'chain.disagree';
  constructor(facts: { chainId: number; operators: string }, options?: ErrorOptions) {
    super(`The endpoints of chain ${facts.chainId} disagree.`, facts, options);
  }
}
