/** What a person of the walk can do with the model, however it is done: by calls, or by clicks in the interface. */
export type Currency = 'coin' | 'model';

/** Each is done when it is in the last block. */
export type Hands = {
  stake: (assets: bigint) => Promise<void>;
  requestUnstake: (shares: bigint) => Promise<void>;
  claimUnstake: (id: number) => Promise<void>;
  /** Takes stake out of the desk, whoever keeps it there. */
  forceOut: (assets: bigint) => Promise<void>;
  /** Moves idle stake into the pair's pool, as a keeper does. */
  moveToPair: (assets: bigint) => Promise<void>;
  /** A whole vote, from proposing to executing: stake may lie in both pools. */
  voteForPools: () => Promise<void>;
  /** Shows work and asks for a weight. */
  submitWork: () => Promise<void>;
  /** A whole vote: how revenue is split, and what the first work that was shown weighs. */
  voteForRevenue: (weight: bigint) => Promise<void>;
  payRevenue: (currency: Currency, amount: bigint) => Promise<void>;
  /** Sends what waits for the treasury, or for the incentives, on its way. */
  handOn: (pot: 'treasury' | 'incentives', currency: Currency) => Promise<void>;
  /** All that is due from ended epochs, and all that one's work earned. */
  claimRevenue: () => Promise<void>;
  claimWork: () => Promise<void>;
};

/** How revenue is split in the walk, in basis points. */
export const walkSplits = { stakers: 6000, contributors: 2000, treasury: 1500, incentives: 500 };

/** What the contributor of the walk shows. */
export const walkEvidence = {
  kind: 'commit',
  digest: 'git-sha1:1e1f0c9a0c7a2ac1d6e9f3d3f2a5b4c3d2e1f0a9',
  uri: '',
  note: 'A better tokenizer.',
  askedWeight: 300n,
} as const;
