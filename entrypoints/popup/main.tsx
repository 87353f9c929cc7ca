import { startPage } from '@/components/pages/start-page';
import { browser } from '@/lib/browser';
import { t } from '@/lib/i18n';
import { PopupApp } from './app';
import { parsePopupLink } from './deep-link';
import { loadKeptForms } from './kept-forms';

void startPage(t('extension_name'), async (platform) => {
  // The toolbar's window is no tab; everywhere else the page takes the room there is.
  if (await browser.tabs.getCurrent()) document.documentElement.dataset['place'] = 'tab';
  const link = parsePopupLink(platform.hash.read());
  return <PopupApp platform={{ ...platform, forms: await loadKeptForms(), link }} />;
});
