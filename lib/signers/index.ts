/** The signers there are, by kind: each is one file beside this one. */
import type { Address } from 'viem';
import { findOutside } from './accounts';
import { createKeystoreSigner, type KeystoreSignerContext } from './keystore-signer';
import type { OutsideAccount } from './outside-row';
import type { Signer } from './types';
import { createWatchOnlySigner } from './watch-only';

const outside: Readonly<Record<OutsideAccount['kind'], (account: OutsideAccount) => Signer>> = {
  'watch-only': ({ address }) => createWatchOnlySigner(address),
};

/** The signer of an account. Asking for it opens nothing; signing does. */
export async function openSigner(
  context: KeystoreSignerContext,
  address: Address,
): Promise<Signer> {
  const account = await findOutside(context, address);
  return account ? outside[account.kind](account) : createKeystoreSigner(context, address);
}
