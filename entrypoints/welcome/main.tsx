import { render } from 'preact';
import '@/components/ui/tokens.css';
import '@/components/ui/base.css';
import { browser } from '@/lib/browser';
import { t } from '@/lib/i18n';
import { send } from '@/lib/protocol/send';
import { WelcomeApp } from './app';

const hub = { origins: ['https://huggingface.co/*'] };

function start(): void {
  document.title = t('welcome_title');
  const platform = {
    send,
    now: () => Date.now(),
    every: (ms: number, work: () => void) => {
      const timer = setInterval(work, ms);
      return () => clearInterval(timer);
    },
    permissions: {
      contains: () => browser.permissions.contains(hub),
      request: () => browser.permissions.request(hub),
    },
    requestHosts: (origins: string[]) => browser.permissions.request({ origins }),
  };
  render(<WelcomeApp platform={platform} />, document.body);
}

// Nothing is asked for inside somebody else's frame (docs/threat-model.md, T10).
if (window.top === window.self) start();
