/** Whoever can sign for an address. Power is visible in the type: a signer without it has `wallet: null`. */
import type { Address, Hex } from 'viem';
import type { ChainId } from '@/lib/model/ids';

/** Each kind is one file beside this one. */
export type SignerKind = 'keystore' | 'injected' | 'metamask' | 'watch-only';

/** An EIP-1559 transaction with every field decided: a signer adds nothing to it. */
export type UnsignedTransaction = {
  chainId: ChainId;
  nonce: number;
  to: Address;
  data: Hex;
  valueWei: bigint;
  gas: bigint;
  maxFeePerGasWei: bigint;
  maxPriorityFeePerGasWei: bigint;
};

/** Typed data (EIP-712). The domain always names chain and contract, so that nothing signed here counts elsewhere. */
export type TypedData = {
  domain: { name: string; version?: string; chainId: ChainId; verifyingContract: Address };
  types: Readonly<Record<string, readonly { name: string; type: string }[]>>;
  primaryType: string;
  message: Readonly<Record<string, unknown>>;
};

/** What a signer gives, or a person's "no". */
export type Signed<Value> = { status: 'signed'; value: Value } | { status: 'rejected' };

/** Keys of our own: signs, and leaves the sending to us. */
export type SigningWallet = {
  way: 'signs';
  /**
   * The raw bytes to broadcast and their hash. Nothing leaves the machine.
   * @throws {@link LockedError}, {@link WellKnownKeyError}
   */
  signTransaction(transaction: UnsignedTransaction): Promise<Signed<{ raw: Hex; hash: Hex }>>;
  /**
   * The 65-byte signature, r, s, v (27 or 28).
   * @throws {@link LockedError}, {@link WellKnownKeyError}
   */
  signTypedData(data: TypedData): Promise<Signed<Hex>>;
};

/** What a wallet of somebody else's is asked to send. It chooses nonce and fee itself. */
export type OutsideCall = {
  chainId: ChainId;
  from: Address;
  to: Address;
  data: Hex;
  valueWei: bigint;
};

/**
 * What became of a request to such a wallet. `unknown`: it went away, timed out or answered nonsense; it may have sent
 * the transaction all the same.
 */
export type Asked =
  | { status: 'sent'; hash: Hex }
  | { status: 'rejected' }
  /** By the wallet itself; nothing was sent. */
  | { status: 'refused'; rpcCode: number }
  | { status: 'unknown' };

/** A wallet of somebody else's: signs and sends at once. Whatever it answers is checked by whoever asked. */
export type SendingWallet = {
  way: 'sends';
  /**
   * Makes sure that the wallet still acts for the account, and on the chain; false for a person's "no" to it.
   * @throws {@link WalletGoneError}, {@link WalletAccountError}, {@link WalletChainError}, {@link WalletRefusedError}
   */
  assertReady(chainId: ChainId): Promise<boolean>;
  /** @throws {@link WalletGoneError}, {@link WalletTwiceError}: it was not there to be asked */
  sendTransaction(call: OutsideCall): Promise<Asked>;
  /** The 65-byte signature; its signer was recovered. @throws {@link WalletAnswerError} when it is not the account's */
  signTypedData(data: TypedData): Promise<Signed<Hex>>;
};

export type Signer = {
  kind: SignerKind;
  address: Address;
  chains: 'any' | readonly ChainId[];
  /** Null for accounts that can only be looked at: callers must handle it to compile. */
  wallet: SigningWallet | SendingWallet | null;
  disconnect(): Promise<void>;
};
