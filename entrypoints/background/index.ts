import { defineBackground } from 'wxt/utils/define-background';
import { browser } from '@/lib/browser';
import { getHub } from '@/lib/hubs/index';
import { createRouter, type Handlers } from '@/lib/protocol/router';
import { readVault } from '@/lib/signers/keystore';
import { registerAlarms } from './alarms';
import { registerContextMenu } from './context-menu';
import {
  createAccountHandlers,
  createKeystoreContext,
  registerAutoLock,
} from './handlers/accounts';
import { createDraftHandlers } from './handlers/drafts';
import { createModelHandlers } from './handlers/models';
import { createNetworkHandlers } from './handlers/networks';
import { createHubReader, createPageHandlers } from './handlers/pages';
import { createSettingsHandlers } from './handlers/settings';
import { createWindowHandlers } from './handlers/windows';

/** Registers every listener in the first turn and nothing else; the work is in handlers and lib. */
export default defineBackground({
  type: 'module',
  main() {
    const now = () => Date.now();
    const keystore = createKeystoreContext({ now });
    const handlers = {
      ...createSettingsHandlers(now),
      ...createAccountHandlers(keystore),
      ...createDraftHandlers(now),
      ...createPageHandlers(createHubReader(now)),
      ...createWindowHandlers(),
      ...createNetworkHandlers(now),
      ...createModelHandlers({
        now,
        readAccount: async () => {
          const vault = await readVault(keystore);
          return vault.status === 'none' ? null : vault.selected;
        },
        readActedOn: async () => [],
      }),
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
    browser.runtime.onMessage.addListener(route);
    registerAutoLock(keystore);
    registerAlarms(now);
    registerContextMenu({ readBadges: (...args) => handlers['badge.read'](...args), now });
  },
});
