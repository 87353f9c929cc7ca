/** Accounts as pages see them: never a key. */
import type { Address } from 'viem';
import type { ChainId, RecordId } from './ids';

export type Account = {
  address: Address;
  /** The user's own name for it. */
  name: string;
  /**
   * `derived` from the recovery phrase by path, `imported` as a private key; `injected` and `metamask` are kept by a
   * wallet of the browser, `watch-only` by nobody here.
   */
  kind: 'derived' | 'imported' | 'injected' | 'metamask' | 'watch-only';
};

/** Every account, and the one that acts. */
type Accounts = {
  accounts: readonly Account[];
  selected: Address | null;
  /** Keys are kept under a password from before it was reset. */
  hasOlder?: true;
};

/** A wallet found in a page, as it names itself: untrusted. */
export type FoundWallet = {
  /** Its rdns (EIP-6963). */
  id: string;
  name: string;
  /** A data URI to be shown as an image only. */
  icon: string | null;
  /** Another one in the same page says that it is this one. */
  isTwice: boolean;
};

export type Vault =
  /** No keystore yet: reading works, signing needs a key or a wallet. */
  | ({ status: 'none' } & Accounts)
  | ({ status: 'locked'; backedUp: boolean } & Accounts)
  | ({
      status: 'unlocked';
      backedUp: boolean;
      /** Computer's clock: when it locks by itself. */
      locksAtMs: number;
    } & Accounts);

/** Whether the keystore holds the account's key: its password is needed then. */
export function isKeptHere({ kind }: Pick<Account, 'kind'>): boolean {
  return kind === 'derived' || kind === 'imported';
}

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
