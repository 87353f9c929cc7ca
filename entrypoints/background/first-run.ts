import { browser } from '@/lib/browser';
import { openPage } from './handlers/windows';

/** After installing, and only then, the page that says what is read and asks. Registers its listener at once. */
export function registerFirstRun(): void {
  browser.runtime.onInstalled.addListener(({ reason }) => {
    if (reason === 'install') void openPage('welcome', '', browser.runtime.getURL(''));
  });
}
