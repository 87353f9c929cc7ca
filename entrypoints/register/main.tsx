import { startPage } from '@/components/pages/start-page';
import { browser } from '@/lib/browser';
import { t } from '@/lib/i18n';
import { RegisterApp } from './app';

function openComposer(fragment: string): void {
  const url = new URL('/composer.html', browser.runtime.getURL(''));
  url.hash = fragment;
  void browser.tabs.create({ url: url.href });
}

void startPage(`${t('register_title')} · ${t('extension_name')}`, (platform) => (
  <RegisterApp platform={{ ...platform, openComposer }} />
));
