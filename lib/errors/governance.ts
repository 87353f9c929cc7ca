/** Errors of reading governance and stake. */
import { AppError } from './base';

/** The registry has no such record. */
export class RecordUnknownError extends AppError {
  readonly code = 'governance.record_unknown';
  constructor(facts: { chainId: number; record: bigint }, options?: ErrorOptions) {
    super(`There is no record ${facts.record} on chain ${facts.chainId}.`, facts, options);
  }
}

/** The record has no token, vault and governor that our launcher made. */
export class NotLaunchedError extends AppError {
  readonly code = 'governance.not_launched';
  constructor(facts: { chainId: number; record: bigint }, options?: ErrorOptions) {
    super(
      `Record ${facts.record} on chain ${facts.chainId} has no known governor.`,
      facts,
      options,
    );
  }
}

/** The governor knows no such proposal. */
export class ProposalUnknownError extends AppError {
  readonly code = 'governance.proposal_unknown';
  constructor(facts: { proposal: bigint }, options?: ErrorOptions) {
    super(`There is no proposal ${facts.proposal}.`, facts, options);
  }
}

/** No endpoint gave the proposal's event, or what it gave does not hash to the proposal's id. */
export class ProposalTextError extends AppError {
  readonly code = 'governance.text_unavailable';
  constructor(facts: { proposal: bigint; why: 'missing' | 'differs' }, options?: ErrorOptions) {
    super(`The text of proposal ${facts.proposal} is ${facts.why}.`, facts, options);
  }
}

/** The proposal is not in a state in which this can be done. */
export class ProposalStateError extends AppError {
  readonly code = 'governance.wrong_state';
  constructor(facts: { state: string; step: string }, options?: ErrorOptions) {
    super(`A proposal that is ${facts.state} cannot take the step ${facts.step}.`, facts, options);
  }
}
