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
