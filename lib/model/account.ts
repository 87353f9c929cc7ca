/** Accounts as pages see them: never a key. */
import type { Address } from 'viem';
import type { ChainId, RecordId } from './ids';

export type Account = {
  address: Address;
  /** The user's own name for it. */
  name: string;
  /** `derived` from the recovery phrase by path, or `imported` as a private key. */
  kind: 'derived' | 'imported';
};

export type Vault =
  /** No keystore yet: reading works, signing needs an account. */
  | { status: 'none' }
  | { status: 'locked'; accounts: readonly Account[]; selected: Address | null; backedUp: boolean }
  | {
      status: 'unlocked';
      accounts: readonly Account[];
      selected: Address | null;
      backedUp: boolean;
      /** Computer's clock: when it locks by itself. */
      locksAtMs: number;
    };

/** An unstake request waiting in the vault. */
export type UnstakeRequest = {
  id: bigint;
  shares: bigint;
  /** What the shares are worth now; the claim pays the price at that time. */
  assets: bigint;
  /** Chain time in seconds. */
  readyAt: bigint;
};

/** One account's part in one model, at one block. Smallest units; decimals are 18. */
export type Position = {
  record: RecordId;
  account: Address;
  tokenBalance: bigint;
  shares: bigint;
  shareValue: bigint;
  votes: bigint;
  /** Zero address when never delegated. */
  delegate: Address;
  allowance: bigint;
  requests: readonly UnstakeRequest[];
  nativeBalanceWei: bigint;
  nativeSymbol: string;
  cooldownSeconds: bigint;
  chainId: ChainId;
  /** Chain time of the read, in seconds. */
  timestamp: bigint;
  blockNumber: bigint;
};

/** Why voting power is what it is; each has its text `power_<code>` and at most one action that helps next time. */
export type PowerReason =
  | 'has-power'
  | 'no-stake'
  | 'delegated-away'
  | 'not-delegated'
  | 'staked-after-snapshot'
  | 'unstaking'
  | 'snapshot-ahead'
  | 'all-used';

export type Power = {
  /** Votes at the proposal's snapshot; null while the snapshot is ahead. */
  atSnapshot: bigint | null;
  used: bigint;
  now: bigint;
  hasVoted: boolean;
  reason: PowerReason;
};

/** What an account was given in the published list of a model's allocation. */
export type AllocationView = {
  contract: Address;
  /** Last second of the claims, chain time. */
  claimUntil: bigint;
  /** The account's entries: its place in the list, and tokens in smallest units. */
  shares: readonly { index: bigint; amount: bigint; claimed: boolean }[];
  /** Chain time of the read, in seconds. */
  timestamp: bigint;
};
