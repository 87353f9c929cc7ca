/** A background worker that acts for the demo's account, without a browser around it: what its handlers are made with. */
import { vi } from 'vitest';
import { demoAccount } from '@/scripts/embedded-chain/accounts';

const password = 'correct horse battery staple';
/** As the extension's own pages ask. */
export const ownPage = { caller: 'ui', tabId: null, url: '' } as const;

/** Starts anew, as after a kill: only what was stored is known. Modules imported after it are the new worker's. */
export async function startActingWorker(rpcUrl: string) {
  vi.resetModules();
  const { createActingContext } = await import('@/entrypoints/background/acting');
  const { createAccountHandlers, createKeystoreContext } = await import(
    '@/entrypoints/background/handlers/accounts'
  );
  const { addEndpoint } = await import('@/lib/chain/add-endpoint');
  const { readNetworks } = await import('@/lib/chain/networks');
  const keystore = createKeystoreContext({ now: () => Date.now() });
  if ((await readNetworks()).length === 0) {
    await addEndpoint({ url: rpcUrl, operator: 'ours', own: true });
  }
  const accounts = createAccountHandlers(keystore);
  const { accounts: known } = await accounts['account.read']({}, ownPage);
  if (known.length === 0) {
    const { privateKey } = demoAccount;
    await accounts['account.import-key']({ privateKey, password }, ownPage);
  }
  await accounts['account.select']({ address: demoAccount.address }, ownPage);
  return createActingContext(keystore);
}
