/** How a shown fact is known (DESIGN section 2). Every fact on every surface carries one of these. */
import type { ChainId } from './ids';

/** A block older than this by the computer's clock is not of now, nor is what was said at it. */
export const ofNowMs = 900_000;

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
  /** A Merkle proof under a block header that `agreed` of `asked` endpoints give, run by these operators. */
  | { kind: 'proved'; at: ChainPoint; agreed: number; asked: number; operators: readonly string[] }
  /** The same answer at one block hash from `agreed` of `asked` endpoints, run by these operators. */
  | { kind: 'agreed'; at: ChainPoint; agreed: number; asked: number; operators: readonly string[] }
  | { kind: 'single'; at: ChainPoint; operator: string }
  /** A web service said so (a hub's API, an indexer). */
  | { kind: 'reported'; by: string; readAtMs: number }
  /** From the cache, not confirmed since. */
  | { kind: 'stale'; at: ChainPoint }
  /** Endpoints disagree, with each other or with a proof: there is no value, only who said what. */
  | {
      kind: 'disputed';
      operators: readonly string[];
      readAtMs: number;
      /** At most {@link differencesMax}; the rest is left out. */
      differences: readonly Difference[];
    };

/** Whether two operators say so, or a proof does. */
export function isAgreed(provenance: Provenance): boolean {
  if (provenance.kind === 'agreed') return new Set(provenance.operators).size > 1;
  return provenance.kind === 'proved';
}

export const differencesMax = 8;

/** What may be told differently; each has its text `fact_<name>`. */
export const factNames = [
  'block',
  'claim',
  'claim-count',
  'repository-id',
  'owner',
  'registration',
  'commit',
  'manifest-hash',
  'weights-root',
  'approved-by',
  'approved-at',
  'approval-count',
  'by-vote',
  'manifest-published',
  'token',
  'vault',
  'timelock',
  'governor',
  'known-launch',
  'suspension',
  'licence',
  'name',
  'stake',
  'proposals',
  'voting-power',
  'other',
] as const;
export type FactName = (typeof factNames)[number];

/** One fact that is told differently, and by whom. */
export type Difference = {
  fact: FactName;
  /** `by` is an operator, null for the proof. Values are untrusted text, at most 80 characters. */
  values: readonly { by: string | null; value: string }[];
};
