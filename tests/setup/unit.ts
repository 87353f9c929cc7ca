/** Every unit test: a fresh fake browser, a fresh IndexedDB, texts from the English file. */
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { closeDatabase } from '@/lib/storage/database';
import messages from '@/public/_locales/en/messages.json';

// jsdom lays nothing out: its elements have empty boxes, its ranges none at all.
if (typeof Range !== 'undefined') {
  Range.prototype.getBoundingClientRect = () => document.documentElement.getBoundingClientRect();
}

const texts: Record<string, { message: string }> = messages;

beforeEach(async () => {
  fakeBrowser.reset();
  await closeDatabase();
  globalThis.indexedDB = new IDBFactory();
  Object.assign(fakeBrowser.i18n, {
    getUILanguage: () => 'en',
    getMessage: (key: string, values: string[] = []) =>
      (texts[key]?.message ?? '').replace(/\$(\d)/g, (_, n: string) => values[Number(n) - 1] ?? ''),
  });
});
