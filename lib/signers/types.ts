/** Whoever can sign for an address. Power is visible in the type: a signer without it has `wallet: null`. */
import type { Address, Hex } from 'viem';
import type { ChainId } from '@/lib/model/ids';

/** Each kind is one file beside this one; browser wallets and watch-only accounts follow. */
export type SignerKind = 'keystore';

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

export type SigningWallet = {
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

export type Signer = {
  kind: SignerKind;
  address: Address;
  chains: 'any' | readonly ChainId[];
  /** Null for accounts that can only be looked at: callers must handle it to compile. */
  wallet: SigningWallet | null;
  disconnect(): Promise<void>;
};
