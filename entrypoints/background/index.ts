import { defineBackground } from 'wxt/utils/define-background';
import { browser } from '@/lib/browser';
import { getHub } from '@/lib/hubs/index';
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
import { createModelHandlers, type ModelContext } from './handlers/models';
import { createNetworkHandlers } from './handlers/networks';
import { createHubReader, createPageHandlers } from './handlers/pages';
import { createProposingHandlers } from './handlers/proposing';
import { createSettingsHandlers } from './handlers/settings';
import { createStakingHandlers } from './handlers/staking';
import { createVotingHandlers } from './handlers/voting';
import { createWindowHandlers } from './handlers/windows';
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
    const handlers = createHandlers(keystore, acting, models);
    const route = createRouter({
      handlers,
      rules: {
        runtimeId: browser.runtime.id,
        extensionUrl: browser.runtime.getURL(''),
        isHubUrl: (url) => getHub(url) !== null,
      },
      ready: async () => {},
      log: (message, error) => console.error(message, error),
    });
    // The polyfill answers with what the promise gives; the types are Chrome's, which know of no promise.
    type Listener = Parameters<typeof browser.runtime.onMessage.addListener>[0];
    browser.runtime.onMessage.addListener(route as Listener);
    registerAutoLock(keystore);
    registerTracking(acting);
    registerAlarms(models);
    registerFirstRun();
    registerContextMenu({ readBadges: handlers['badge.read'], now });
  },
});

/** Every message's handler; one that is missing does not compile. */
function createHandlers(
  keystore: KeystoreContext,
  acting: ActingContext,
  models: ModelContext,
): Handlers {
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
  };
}
