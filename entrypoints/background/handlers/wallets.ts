/** Wallets of the browser: which there are, and connecting one. What they say of themselves is shown as their word. */
import { t } from '@/lib/i18n';
import type { Handlers } from '@/lib/protocol/router';
import { openOutside, openProvider, type WalletAccess } from '@/lib/signers';
import * as accounts from '@/lib/signers/accounts';
import { listPageWallets } from '@/lib/signers/injected';
import type { KeystoreContext } from '@/lib/signers/open-vault';
import { connectProvider } from '@/lib/signers/provider-wallet';
import { readHubHost } from '../browser-wallets';

/** Listed and connected. */
export function createWalletHandlers(
  context: KeystoreContext,
  wallets: WalletAccess,
): Pick<Handlers, 'wallet.list' | 'account.connect' | 'account.remove'> {
  return {
    'wallet.list': async () => {
      const host = await readHubHost();
      const found = host === null ? [] : await listPageWallets(wallets.askPage);
      return { host, wallets: found };
    },
    'account.connect': async (which) => {
      const connected = await connectProvider(openProvider(wallets, which));
      for (const address of (connected?.accounts ?? []).toReversed()) {
        const { accounts: known } = await accounts.readAccounts(context);
        const name = t('account_default_name', String(known.length + 1));
        const added = { ...which, address, name, isFirst: connected?.isFirst ?? false };
        await accounts.connectOutside(context, added);
      }
      return accounts.readAccounts(context);
    },
    'account.remove': async (input) => {
      const gone = await accounts.findOutside(context, input.address);
      await accounts.removeAccount(context, input);
      const others = await accounts.listOfWallet(gone);
      // Not waited for: a wallet that is not there cannot be asked, and its account is gone all the same.
      if (gone && others.length === 0) void openOutside(wallets, gone).disconnect();
      return accounts.readAccounts(context);
    },
  };
}
