import type { Address } from 'viem';
import { hostPermissions } from '@/components/pages/host-permissions';
import { startPage } from '@/components/pages/start-page';
import deployments from '@/contracts/deployments.json';
import { browser } from '@/lib/browser';
import { t } from '@/lib/i18n';
import {
  eraseEverything,
  exportEverything,
  exportLengthMax,
  importEverything,
} from '@/lib/storage/everything';
import { OptionsApp } from './app';

const { modelRegistry, launcher, modelLens } = deployments.addresses;

const release = {
  version: browser.runtime.getManifest().version,
  /** The same on every chain (docs/decisions/0003). */
  contracts: {
    registry: modelRegistry as Address,
    launcher: launcher as Address,
    lens: modelLens as Address,
  },
  licencesUrl: browser.runtime.getURL('/licences.txt'),
};

const kept = {
  lengthMax: exportLengthMax,
  write: exportEverything,
  read: importEverything,
  erase: eraseEverything,
};

void startPage(t('options_title'), (platform) => (
  <OptionsApp platform={{ ...platform, ...hostPermissions, kept, release }} />
));
