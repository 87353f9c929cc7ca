import { defineBackground } from 'wxt/utils/define-background';
import { browser } from '@/lib/browser';
import { HubOffError } from '@/lib/errors/protocol';
import type { HubFetch } from '@/lib/hubs/fetch-json';
import { createRouter, type Handlers } from '@/lib/protocol/router';
import type { HubReader } from '@/lib/provenance/read-repository';
import type { KeystoreContext } from '@/lib/signers/open-vault';
import { type ActingContext, createActingContext, readActedOn, readSelected } from './acting';
import { registerAlarms } from './alarms';
import { browserWallets } from './browser-wallets';
import { registerContextMenu } from './context-menu';
import { registerFirstRun } from './first-run';
import {
  createAccountHandlers,
  createKeystoreContext,
  registerAutoLock,
} from './handlers/accounts';
import { createActivityHandlers, registerTracking } from './handlers/activity';
import { createComposingHandlers } from './handlers/composing';
import { createDraftHandlers } from './handlers/drafts';
import { createHistoryHandlers } from './handlers/history';
import { createHubHandlers } from './handlers/hubs';
import { createLaunchingHandlers } from './handlers/launching';
import { createManifestHandlers } from './handlers/manifests';
import { createModelHandlers, type ModelContext } from './handlers/models';
import { createNetworkHandlers } from './handlers/networks';
import { createHubFetch, createHubReader, createPageHandlers } from './handlers/pages';
import { createPoolHandlers } from './handlers/pools';
import { createProposingHandlers } from './handlers/proposing';
import { createRegisteringHandlers } from './handlers/registering';
import { createRevenueHandlers } from './handlers/revenue';
import { createSettingsHandlers } from './handlers/settings';
import { createStakingHandlers } from './handlers/staking';
import { createVotingHandlers } from './handlers/voting';
import { createWalletHandlers } from './handlers/wallets';
import { createWindowHandlers } from './handlers/windows';
import type { HubAccess, HubPlatform } from './hub-access';
import type { LinkFollower } from './link-follower';
import { createBrowserFollower, registerLinkWatching } from './link-watching';
import {
  createHubPlatform,
  isEnabledHubUrl,
  readEnabledHubs,
  registerHubAccess,
} from './register-hubs';
import { showWaitingVotes } from './waiting-votes';

/** Registers every listener in the first turn and nothing else; the work is in handlers and lib. */
export default defineBackground({
  type: 'module',
  main() {
    const now = () => Date.now();
    const keystore = createKeystoreContext({ now });
    const acting = createActingContext(keystore);
    const models = createModelContext(acting);
    const fetching = createHubFetch(now);
    const reader = createHubReader(fetching);
    const follower = createBrowserFollower(acting, reader);
    const platform = createHubPlatform();
    const installMenu = registerContextMenu({
      readBadges: (input, asker) => handlers['badge.read'](input, asker),
      readHubs: readEnabledHubs,
      now,
    });
    const access = registerHubAccess(platform, installMenu);
    const reading = { reader, fetching, follower };
    const handlers = createHandlers({ keystore, acting, models, access, platform, ...reading });
    const route = createRouter({
      handlers,
      rules: {
        runtimeId: browser.runtime.id,
        extensionUrl: browser.runtime.getURL(''),
        // Which hubs are on is stored, and looked up before anything is answered.
        isHubUrl: (url) => url.protocol === 'https:',
      },
      ready: async ({ caller, url }) => {
        if (caller === 'hub' && !(await isEnabledHubUrl(url))) throw new HubOffError();
      },
      log: (message, error) => console.error(message, error),
    });
    // The polyfill answers with what the promise gives; the types are Chrome's, which know of no promise.
    type Listener = Parameters<typeof browser.runtime.onMessage.addListener>[0];
    browser.runtime.onMessage.addListener(route as Listener);
    registerAutoLock(keystore);
    registerTracking(acting);
    registerAlarms(models);
    registerLinkWatching(follower);
    registerFirstRun();
  },
});

function createModelContext(acting: ActingContext): ModelContext {
  const { now, keystore } = acting;
  return {
    now,
    readAccount: () => readSelected(keystore),
    readActedOn,
    targets: acting,
    onHoldings: (account, holdings) =>
      void showWaitingVotes(account, holdings, now).catch(() => {}),
  };
}

type Contexts = {
  keystore: KeystoreContext;
  acting: ActingContext;
  models: ModelContext;
  access: HubAccess;
  platform: HubPlatform;
  reader: HubReader;
  fetching: HubFetch;
  follower: LinkFollower;
};

/** Every message's handler; one that is missing does not compile. */
function createHandlers(contexts: Contexts): Handlers {
  const { keystore, acting, models, access, platform, reader, fetching, follower } = contexts;
  const { now, readAccount } = models;
  const { getApi } = reader;
  const pages = createPageHandlers(reader);
  return {
    ...createSettingsHandlers(now),
    ...createAccountHandlers(keystore),
    ...createWalletHandlers(keystore, browserWallets),
    ...createDraftHandlers(now),
    ...pages,
    ...createManifestHandlers(reader),
    ...createWindowHandlers(),
    ...createNetworkHandlers(now),
    ...createModelHandlers(models),
    ...createHistoryHandlers(models),
    ...createStakingHandlers(acting),
    ...createPoolHandlers(acting),
    ...createRevenueHandlers(acting),
    ...createVotingHandlers(acting),
    ...createProposingHandlers(acting),
    ...createComposingHandlers({
      acting,
      readAccount,
      readBadges: pages['badge.read'],
      getApi,
    }),
    ...createRegisteringHandlers({ now, getApi }),
    ...createLaunchingHandlers({
      acting,
      follower,
      editing: { getApi, fetching },
    }),
    ...createActivityHandlers(acting),
    ...createHubHandlers({ access, permissions: platform.permissions, getApi }),
  };
}
