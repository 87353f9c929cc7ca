import { AppError } from './base';

/** The vault has no allocator of ours: nobody can move its stake by this contract. */
export class NoAllocatorError extends AppError {
  readonly code = 'pools.no_allocator';
  constructor(facts: { chainId: number; record: bigint }, options?: ErrorOptions) {
    super(`No allocator of ours moves the stake of record ${facts.record}.`, facts, options);
  }
}

/** The pool is not one of the vault's. */
export class PoolUnknownError extends AppError {
  readonly code = 'pools.unknown_pool';
  constructor(facts: { adapter: string }, options?: ErrorOptions) {
    super(`The vault lists no pool ${facts.adapter}.`, facts, options);
  }
}
