/** How this browser's wallets are reached: a function in a hub's page, or a port to another extension. */
import { browser } from '@/lib/browser';
import { WalletGoneError } from '@/lib/errors/signer';
import type { WalletAccess } from '@/lib/signers';
import type { WalletPort } from '@/lib/signers/metamask';
import { askPageWallet } from '@/lib/signers/page-wallet';
import { readEnabledHubs } from './register-hubs';

export const browserWallets: WalletAccess = {
  askPage: async (request) => {
    const tab = await findHubTab();
    if (tab?.id === undefined) throw new WalletGoneError();
    const target = { tabId: tab.id };
    try {
      const [ran] = await browser.scripting.executeScript({
        target,
        world: 'MAIN',
        func: askPageWallet,
        args: [request],
      });
      return ran?.result ?? null;
    } catch {
      // The page went away while it was asked: nobody knows what became of it.
      return null;
    }
  },
  connectWallet: (extensionId) => browser.runtime.connect(extensionId) as WalletPort,
  // Any call of the browser's interface counts as a sign of life.
  keepAwake: () => void browser.runtime.getPlatformInfo(),
};

/** The hub page that was in front last. */
async function findHubTab() {
  const url = (await readEnabledHubs()).flatMap(({ matches }) => matches);
  const tabs = await browser.tabs.query({ url });
  return tabs.sort((a, b) => (b.lastAccessed ?? 0) - (a.lastAccessed ?? 0))[0] ?? null;
}

/** The host of the page whose wallets are listed; null when no hub page is open. */
export async function readHubHost(): Promise<string | null> {
  const { url } = (await findHubTab()) ?? {};
  return url === undefined ? null : new URL(url).host;
}
