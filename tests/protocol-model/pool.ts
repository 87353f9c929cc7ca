/** What a stake vault needs of a pool, whatever kind it is. */
export type PoolModel = {
  name: string;
  /** What the vault's position is worth, in its token; null while the pool does not answer. */
  worth: (at: bigint) => bigint | null;
  /** How much of it can leave in one step. */
  available: (at: bigint) => bigint;
  /** Takes what the vault sends. */
  put: (assets: bigint, at: bigint) => void;
  /** Gives up a position worth so much, or all of it; gives what came back to the vault. */
  take: (assets: bigint, at: bigint) => bigint;
  /** Somebody asked it to note its price. */
  touch: (at: bigint) => void;
};
