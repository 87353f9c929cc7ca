/** The embedded accounts as a signer. Each signature opens the keystore anew; no key stays in memory between two. */
import { type Address, type Hex, keccak256 } from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import { WellKnownKeyError } from '@/lib/errors/signer';
import type { ChainId } from '@/lib/model/ids';
import { findAccount, getPrivateKey, type KeystoreContext, openUnlocked } from './open-vault';
import type { Signer, SigningWallet, TypedData, UnsignedTransaction } from './types';
import { extendUnlocked } from './unlocked';
import { isWellKnown } from './well-known';

export type KeystoreSignerContext = KeystoreContext & {
  /** Whether a chain is an embedded one, whose well-known keys may sign there and nowhere else. */
  isDemoChain: (chainId: ChainId) => Promise<boolean>;
};

/** The signer of one account of the keystore. Asking for it opens nothing; signing does. */
export function createKeystoreSigner(context: KeystoreSignerContext, address: Address): Signer {
  const wallet: SigningWallet = {
    way: 'signs',
    async signTransaction(transaction) {
      await assertOwnKey(context, address, transaction.chainId);
      const raw = await sign(await readKey(context, address), transaction);
      return { status: 'signed', value: { raw, hash: keccak256(raw) } };
    },
    async signTypedData(data) {
      await assertOwnKey(context, address, data.domain.chainId);
      const account = privateKeyToAccount(await readKey(context, address));
      return { status: 'signed', value: await account.signTypedData(toViem(data)) };
    },
  };
  return { kind: 'keystore', address, chains: 'any', wallet, disconnect: async () => {} };
}

async function sign(key: Hex, transaction: UnsignedTransaction): Promise<Hex> {
  return privateKeyToAccount(key).signTransaction({
    type: 'eip1559',
    chainId: transaction.chainId,
    nonce: transaction.nonce,
    to: transaction.to,
    data: transaction.data,
    value: transaction.valueWei,
    gas: transaction.gas,
    maxFeePerGas: transaction.maxFeePerGasWei,
    maxPriorityFeePerGas: transaction.maxPriorityFeePerGasWei,
  });
}

async function readKey(context: KeystoreSignerContext, address: Address): Promise<Hex> {
  const { row, secrets } = await openUnlocked(context);
  const key = await getPrivateKey(secrets, findAccount(row, address));
  const locksAtMs = await extendUnlocked(context);
  if (locksAtMs !== null) await context.onDeadline(locksAtMs);
  return key;
}

async function assertOwnKey(
  context: KeystoreSignerContext,
  address: Address,
  chainId: ChainId,
): Promise<void> {
  if (isWellKnown(address) && !(await context.isDemoChain(chainId))) {
    throw new WellKnownKeyError({ address, chainId });
  }
}

/** viem infers its argument from literal types; ours are plain data of the same shape. */
function toViem(data: TypedData) {
  return {
    domain: data.domain,
    types: data.types as Record<string, { name: string; type: string }[]>,
    primaryType: data.primaryType,
    message: data.message as Record<string, unknown>,
  };
}
