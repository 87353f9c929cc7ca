import { render } from 'preact';
import '@/components/ui/tokens.css';
import '@/components/ui/base.css';
import { getLocale, t } from '@/lib/i18n';
import { send } from '@/lib/protocol/send';
import { DossierApp } from './app';

function start(): void {
  document.documentElement.lang = getLocale();
  document.title = `${t('dossier_title')} · ${t('extension_name')}`;
  const platform = {
    send,
    now: () => Date.now(),
    every: (ms: number, work: () => void) => {
      const timer = setInterval(() => document.visibilityState === 'visible' && work(), ms);
      return () => clearInterval(timer);
    },
    makeId: () => crypto.randomUUID(),
    hash: {
      read: () => location.hash.slice(1),
      write: (fragment: string) => history.replaceState(null, '', `#${fragment}`),
      onChange: (work: () => void) => {
        addEventListener('hashchange', work);
        return () => removeEventListener('hashchange', work);
      },
    },
  };
  render(<DossierApp platform={platform} />, document.body);
}

// Nothing is shown or signed inside somebody else's frame (docs/threat-model.md, T10).
if (window.top === window.self) start();
