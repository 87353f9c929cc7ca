/** The signers there are, by kind: each is one file beside this one. */
import type { Address } from 'viem';
import type { OutsideAccount } from '@/lib/storage/outside-row';
import { findOutside } from './accounts';
import { type AskPage, createInjectedSigner, createPageProvider } from './injected';
import { createKeystoreSigner, type KeystoreSignerContext } from './keystore-signer';
import { type ConnectWallet, createMetamaskSigner, createPortProvider } from './metamask';
import { withPatience } from './patience';
import type { Provider } from './provider-wallet';
import type { Signer } from './types';
import { createWatchOnlySigner } from './watch-only';

/** How wallets of the browser are reached. */
export type WalletAccess = {
  askPage: AskPage;
  connectWallet: ConnectWallet;
  /** Tells the browser that the worker is still needed. */
  keepAwake: () => void;
};
export type SignersContext = KeystoreSignerContext & { wallets: WalletAccess };

type Open = (wallets: WalletAccess, account: OutsideAccount) => Signer;
const outside: Readonly<Record<OutsideAccount['kind'], Open>> = {
  injected: (wallets, account) =>
    createInjectedSigner(openProvider(wallets, { ...account, kind: 'injected' }), account),
  metamask: (wallets, account) =>
    createMetamaskSigner(openProvider(wallets, { ...account, kind: 'metamask' }), account),
  'watch-only': (_, { address }) => createWatchOnlySigner(address),
};

/** The signer of an account. Asking for it opens nothing; signing does. */
export async function openSigner(context: SignersContext, address: Address): Promise<Signer> {
  const account = await findOutside(context, address);
  return account ? openOutside(context.wallets, account) : createKeystoreSigner(context, address);
}

/** The signer of an account that is not the keystore's. */
export function openOutside(wallets: WalletAccess, account: OutsideAccount): Signer {
  return outside[account.kind](wallets, account);
}

/** The provider of a wallet of the browser. */
export function openProvider(
  { askPage, connectWallet, keepAwake }: WalletAccess,
  { kind, wallet }: { kind: 'injected' | 'metamask'; wallet: string },
): Provider {
  const provider =
    kind === 'injected'
      ? createPageProvider(askPage, wallet)
      : createPortProvider(connectWallet, wallet);
  return withPatience(provider, keepAwake);
}
