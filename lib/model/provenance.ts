/** How a shown fact is known (DESIGN section 2). Every fact on every surface carries one of these. */
import type { ChainId } from './ids';

/** The block a fact was read at. */
export type ChainPoint = {
  chainId: ChainId;
  blockNumber: bigint;
  /** The block's own time, in seconds. Votes and cooldowns are measured against this, never the computer's clock. */
  timestamp: bigint;
  /** When we read it, by the computer's clock, in milliseconds. Only for showing an age. */
  readAtMs: number;
};

export type Provenance =
  | { kind: 'proved'; at: ChainPoint; agreed: number; asked: number }
  /** The same answer at one block hash from `agreed` of `asked` endpoints, run by these operators. */
  | { kind: 'agreed'; at: ChainPoint; agreed: number; asked: number; operators: readonly string[] }
  | { kind: 'single'; at: ChainPoint; operator: string }
  /** A web service said so (a hub's API, an indexer). */
  | { kind: 'reported'; by: string; readAtMs: number }
  /** From the cache, not confirmed since. */
  | { kind: 'stale'; at: ChainPoint }
  /** Endpoints disagree: there is no value, only who was asked. */
  | { kind: 'disputed'; operators: readonly string[]; readAtMs: number };
