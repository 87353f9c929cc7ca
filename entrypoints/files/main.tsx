import { startPage } from '@/components/pages/start-page';
import { browser } from '@/lib/browser';
import { t } from '@/lib/i18n';
import { FilesApp } from './app';
import { createWorkerDigest } from './worker-digest';

/** A disk gives no more than a few files at a time, and one core is for the page. */
const lanesMax = 3;

void startPage(`${t('check_title')} · ${t('extension_name')}`, (platform) => (
  <FilesApp
    platform={{
      ...platform,
      digest: createWorkerDigest(browser.runtime.getURL('/hash-worker.js')),
      lanes: Math.max(1, Math.min(lanesMax, navigator.hardwareConcurrency - 1)),
    }}
  />
));
