/** A worker of the world's holder that composes proposals and carries them through, with its account and its endpoint. */
import { createActingContext } from '@/entrypoints/background/acting';
import { createAccountHandlers } from '@/entrypoints/background/handlers/accounts';
import { createComposingHandlers } from '@/entrypoints/background/handlers/composing';
import { createProposingHandlers } from '@/entrypoints/background/handlers/proposing';
import { createVotingHandlers } from '@/entrypoints/background/handlers/voting';
import { addEndpoint } from '@/lib/chain/add-endpoint';
import type { HubApi } from '@/lib/hubs/types';
import { defaultSettings, writeSettings } from '@/lib/storage/settings';
import { ownPage } from './acting-worker';
import { createTestKeystore, password } from './keystore';
import { holder, holderKey } from './world';

/** Starts it over empty storage. `hub` answers for every model; without one none is known. */
export async function startComposingWorker(rpcUrl: string, hub: HubApi | null = null) {
  await writeSettings({ ...defaultSettings, consentedAtMs: 1 });
  await addEndpoint({ url: rpcUrl, operator: 'test', own: true });
  const acting = createActingContext(createTestKeystore({ nowMs: Date.now() }));
  const handlers = {
    ...createAccountHandlers(acting.keystore),
    ...createVotingHandlers(acting),
    ...createProposingHandlers(acting),
    ...createComposingHandlers({
      acting,
      readAccount: async () => holder,
      readBadges: async () => [],
      getApi: () => hub,
    }),
  };
  await handlers['account.import-key']({ privateKey: holderKey, password }, ownPage);
  return { acting, handlers };
}
