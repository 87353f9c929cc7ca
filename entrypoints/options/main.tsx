import { render } from 'preact';
import type { Address } from 'viem';
import '@/components/ui/tokens.css';
import '@/components/ui/base.css';
import deployments from '@/contracts/deployments.json';
import { browser } from '@/lib/browser';
import { t } from '@/lib/i18n';
import { send } from '@/lib/protocol/send';
import {
  eraseEverything,
  exportEverything,
  exportLengthMax,
  importEverything,
} from '@/lib/storage/everything';
import { OptionsApp } from './app';

const { modelRegistry, launcher, modelLens } = deployments.addresses;
/** The same on every chain (docs/decisions/0003). */
const contracts = {
  registry: modelRegistry as Address,
  launcher: launcher as Address,
  lens: modelLens as Address,
};

const kept = {
  lengthMax: exportLengthMax,
  write: exportEverything,
  read: importEverything,
  erase: eraseEverything,
};

const hub = { origins: ['https://huggingface.co/*'] };

function start(): void {
  document.title = t('options_title');
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
    kept,
    requestHosts: (origins: string[]) => browser.permissions.request({ origins }),
    release: {
      version: browser.runtime.getManifest().version,
      contracts,
      licencesUrl: browser.runtime.getURL('/licences.txt'),
    },
    hash: {
      read: () => location.hash,
      onChange: (work: () => void) => {
        addEventListener('hashchange', work);
        return () => removeEventListener('hashchange', work);
      },
    },
  };
  render(<OptionsApp platform={platform} />, document.body);
}

// Nothing is set inside somebody else's frame (docs/threat-model.md, T10).
if (window.top === window.self) start();
