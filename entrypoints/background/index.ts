import { defineBackground } from 'wxt/utils/define-background';
import { browser } from '@/lib/browser';
import { HubOffError } from '@/lib/errors/protocol';
import { createRouter, type Handlers } from '@/lib/protocol/router';
import type { KeystoreContext } from '@/lib/signers/open-vault';
import { type ActingContext, createActingContext, readActedOn, readSelected } from './acting';
import { registerAlarms } from './alarms';
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
import { createHubHandlers } from './handlers/hubs';
import { createModelHandlers, type ModelContext } from './handlers/models';
import { createNetworkHandlers } from './handlers/networks';
import { createHubReader, createPageHandlers } from './handlers/pages';
import { createProposingHandlers } from './handlers/proposing';
import { createSettingsHandlers } from './handlers/settings';
import { createStakingHandlers } from './handlers/staking';
import { createVotingHandlers } from './handlers/voting';
import { createWindowHandlers } from './handlers/windows';
import type { HubAccess, HubPlatform } from './hub-access';
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
    const models: ModelContext = {
      now,
      readAccount: () => readSelected(keystore),
      readActedOn,
      targets: acting,
      onHoldings: (account, holdings) =>
        void showWaitingVotes(account, holdings, now).catch(() => {}),
    };
    const platform = createHubPlatform();
    const installMenu = registerContextMenu({
      readBadges: (input, asker) => handlers['badge.read'](input, asker),
      readHubs: readEnabledHubs,
      now,
    });
    const access = registerHubAccess(platform, installMenu);
    const handlers = createHandlers({ keystore, acting, models, access, platform });
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
    registerFirstRun();
  },
});

type Contexts = {
  keystore: KeystoreContext;
  acting: ActingContext;
  models: ModelContext;
  access: HubAccess;
  platform: HubPlatform;
};

/** Every message's handler; one that is missing does not compile. */
function createHandlers({ keystore, acting, models, access, platform }: Contexts): Handlers {
  const { now, readAccount } = models;
  const reader = createHubReader(now);
  const pages = createPageHandlers(reader);
  return {
    ...createSettingsHandlers(now),
    ...createAccountHandlers(keystore),
    ...createDraftHandlers(now),
    ...pages,
    ...createWindowHandlers(),
    ...createNetworkHandlers(now),
    ...createModelHandlers(models),
    ...createStakingHandlers(acting),
    ...createVotingHandlers(acting),
    ...createProposingHandlers(acting),
    ...createComposingHandlers({
      acting,
      readAccount,
      readBadges: pages['badge.read'],
      getApi: reader.getApi,
    }),
    ...createActivityHandlers(acting),
    ...createHubHandlers({ access, permissions: platform.permissions, getApi: reader.getApi }),
  };
}
