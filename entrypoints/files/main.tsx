import { render } from 'preact';
import '@/components/ui/tokens.css';
import '@/components/ui/base.css';
import { browser } from '@/lib/browser';
import { getLocale, t } from '@/lib/i18n';
import { send } from '@/lib/protocol/send';
import { FilesApp } from './app';
import { createWorkerDigest } from './worker-digest';

/** A disk gives no more than a few files at a time, and one core is for the page. */
const lanesMax = 3;

function start(): void {
  document.documentElement.lang = getLocale();
  document.title = `${t('check_title')} · ${t('extension_name')}`;
  const platform = {
    send,
    now: () => Date.now(),
    digest: createWorkerDigest(browser.runtime.getURL('/hash-worker.js')),
    lanes: Math.max(1, Math.min(lanesMax, navigator.hardwareConcurrency - 1)),
    hash: {
      read: () => location.hash,
      onChange: (work: () => void) => {
        addEventListener('hashchange', work);
        return () => removeEventListener('hashchange', work);
      },
    },
  };
  render(<FilesApp platform={platform} />, document.body);
}

// Nothing of the reader's computer is shown inside somebody else's frame (docs/threat-model.md, T10).
if (window.top === window.self) start();
