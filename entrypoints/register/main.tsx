import { render } from 'preact';
import '@/components/ui/tokens.css';
import '@/components/ui/base.css';
import { browser } from '@/lib/browser';
import { getLocale, t } from '@/lib/i18n';
import { send } from '@/lib/protocol/send';
import { RegisterApp } from './app';

function start(): void {
  document.documentElement.lang = getLocale();
  document.title = `${t('register_title')} · ${t('extension_name')}`;
  const platform = {
    send,
    now: () => Date.now(),
    every: (ms: number, work: () => void) => {
      const timer = setInterval(() => document.visibilityState === 'visible' && work(), ms);
      return () => clearInterval(timer);
    },
    makeId: () => crypto.randomUUID(),
    openComposer: (fragment: string) => {
      const url = new URL('/composer.html', browser.runtime.getURL(''));
      url.hash = fragment;
      void browser.tabs.create({ url: url.href });
    },
    hash: {
      read: () => location.hash.slice(1),
      // No entry in the history, and no event: the page itself has changed its address.
      write: (fragment: string) => history.replaceState(null, '', `#${fragment}`),
      onChange: (work: () => void) => {
        addEventListener('hashchange', work);
        return () => removeEventListener('hashchange', work);
      },
    },
  };
  render(<RegisterApp platform={platform} />, document.body);
}

// Nothing signs inside somebody else's frame (docs/threat-model.md, T10).
if (window.top === window.self) start();
