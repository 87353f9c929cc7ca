/** What the keeper knows of a vault, and what it makes of it. */
import type { Address, Hex } from 'viem';

/** Where stake lies: a pool by its adapter, or idle in the vault. */
export type Place = Address | 'idle';

/** Growth per year with 18 decimals, as the allocator measures it. */
export type PoolScore = {
  measured: bigint;
  present: bigint;
  incentive: bigint;
};

export type PoolFacts = {
  adapter: Address;
  booked: bigint;
  /** What of it exceeds the vault's limits and may go to idle at any time. */
  excess: bigint;
  score: PoolScore;
};

export type VaultFacts = {
  /** Record in the registry. */
  id: bigint;
  vault: Address;
  token: Address;
  symbol: string;
  decimals: number;
  idle: bigint;
  /** Stake that may still move within the window. */
  movable: bigint;
  minEdge: bigint;
  pools: readonly PoolFacts[];
};

/** A move that could be made, with the most it could be of. */
export type Move = {
  from: Place;
  to: Place;
  fromScore: bigint;
  toScore: bigint;
  edge: bigint;
  most: bigint;
  /** Whether it only brings stake back within the vault's limits: no edge is needed then. */
  isExcess: boolean;
};

/** Why the contracts would refuse a call, by the name and the values of their error. */
export type Refusal = { name: string; text: string; values?: readonly unknown[] };

export type Tried<Result> = { isFine: true; result: Result } | { isFine: false; refusal: Refusal };

export type MoveResult = { moved: bigint; tip: bigint };

/** A call that may be sent. */
export type Call = { to: Address; data: Hex };
