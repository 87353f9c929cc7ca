import { defineBackground } from 'wxt/utils/define-background';
import { browser } from '@/lib/browser';
import { getHub } from '@/lib/hubs/index';
import { createRouter, type Handlers } from '@/lib/protocol/router';
import { createActingContext, readActedOn, readSelected } from './acting';
import { registerAlarms } from './alarms';
import { registerContextMenu } from './context-menu';
import {
  createAccountHandlers,
  createKeystoreContext,
  registerAutoLock,
} from './handlers/accounts';
import { createActivityHandlers, registerTracking } from './handlers/activity';
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
      onHoldings: (account, holdings) =>
        void showWaitingVotes(account, holdings, now).catch(() => {}),
    };
    const handlers = {
      ...createSettingsHandlers(now),
      ...createAccountHandlers(keystore),
      ...createDraftHandlers(now),
      ...createPageHandlers(createHubReader(now)),
      ...createWindowHandlers(),
      ...createNetworkHandlers(now),
      ...createModelHandlers(models),
      ...createStakingHandlers(acting),
      ...createVotingHandlers(acting),
      ...createProposingHandlers(acting),
      ...createActivityHandlers(acting),
    } as Handlers;
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
    registerContextMenu({ readBadges: (...args) => handlers['badge.read'](...args), now });
  },
});
