/** Errors of staking and of handing out a token. */
import { AppError } from './base';

/** A list of accounts and amounts that no allocation can be made of. `index` is the entry's, from 0; null for the list. */
export class AllocationListError extends AppError {
  readonly code = 'staking.allocation_list';
  constructor(
    facts: { why: 'empty' | 'too-long' | 'account' | 'amount'; index: number | null },
    options?: ErrorOptions,
  ) {
    super(`No allocation can be made of the list: ${facts.why} (${facts.index}).`, facts, options);
  }
}

/** No endpoint has the published list, or what they have is another one. */
export class AllocationUnreadError extends AppError {
  readonly code = 'staking.allocation_unread';
  constructor(facts: { chainId: number }, options?: ErrorOptions) {
    super(
      `The published list of an allocation on chain ${facts.chainId} is not to be had.`,
      facts,
      options,
    );
  }
}

/** The list at hand is not the one whose root the launch fixed. */
export class AllocationDiffersError extends AppError {
  readonly code = 'staking.allocation_differs';
  constructor(facts: { chainId: number }, options?: ErrorOptions) {
    super(
      `The list is not the one an allocation on chain ${facts.chainId} was made for.`,
      facts,
      options,
    );
  }
}

/** The record has no allocation of this release, or the account has no open part in it. */
export class NothingToClaimError extends AppError {
  readonly code = 'staking.nothing_to_claim';
  constructor(facts: { chainId: number; record: bigint }, options?: ErrorOptions) {
    super(`There is nothing to claim from record ${facts.record}.`, facts, options);
  }
}

/** What is sent would be lost: the recipient is a contract of the model that cannot give it back. */
export class RecipientError extends AppError {
  readonly code = 'staking.recipient';
  constructor(facts: { recipient: string }, options?: ErrorOptions) {
    super(`${facts.recipient} is a contract of the model.`, facts, options);
  }
}

/** Revenue of the record is not taken in this token. */
export class RevenueCurrencyError extends AppError {
  readonly code = 'staking.revenue_currency';
  constructor(facts: { chainId: number; record: bigint; token: string }, options?: ErrorOptions) {
    super(`Revenue of record ${facts.record} is not taken in ${facts.token}.`, facts, options);
  }
}
