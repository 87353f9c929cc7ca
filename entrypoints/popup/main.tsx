import { render } from 'preact';
import '@/components/ui/tokens.css';
import '@/components/ui/base.css';
import { browser } from '@/lib/browser';
import { t } from '@/lib/i18n';
import { send } from '@/lib/protocol/send';
import { PopupApp } from './app';
import { parsePopupLink } from './deep-link';
import { loadKeptForms } from './kept-forms';

async function start(): Promise<void> {
  document.title = t('extension_name');
  // The toolbar's window is no tab; everywhere else the page takes the room there is.
  if (await browser.tabs.getCurrent()) document.documentElement.dataset['place'] = 'tab';
  const platform = {
    send,
    now: () => Date.now(),
    every: (ms: number, work: () => void) => {
      const timer = setInterval(() => document.visibilityState === 'visible' && work(), ms);
      return () => clearInterval(timer);
    },
    forms: await loadKeptForms(),
    link: parsePopupLink(location.hash),
    makeId: () => crypto.randomUUID(),
  };
  render(<PopupApp platform={platform} />, document.body);
}

// Nothing signs inside somebody else's frame (docs/threat-model.md, T10).
if (window.top === window.self) void start();
