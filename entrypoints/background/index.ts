import { defineBackground } from 'wxt/utils/define-background';
import { browser } from '@/lib/browser';
import { createRouter, type Handlers } from '@/lib/protocol/router';
import { registerContextMenu } from './context-menu';
import {
  createAccountHandlers,
  createKeystoreContext,
  registerAutoLock,
} from './handlers/accounts';
import { createDraftHandlers } from './handlers/drafts';
import { createSettingsHandlers } from './handlers/settings';

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
    } as Handlers;
    const route = createRouter({
      handlers,
      rules: {
        runtimeId: browser.runtime.id,
        extensionUrl: browser.runtime.getURL(''),
        isHubUrl: () => false,
      },
      ready: async () => {},
      log: (message, error) => console.error(message, error),
    });
    browser.runtime.onMessage.addListener(route);
    registerAutoLock(keystore);
    registerContextMenu({ readBadges: (...args) => handlers['badge.read'](...args), now });
  },
});
