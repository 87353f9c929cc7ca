/**
 * That open pages have reason to read again: more models were found to be registered, or something sent from here came
 * into a block. Content scripts are sent no messages, but hear of every change in storage.local. A number that grows, the
 * same for all pages and all reasons: no page learns which model or account it was.
 */
import { browser } from '@/lib/browser';

export const newsKey = 'pageNews';

/** Tells every open page. */
export async function writeNews(): Promise<void> {
  const before = (await browser.storage.local.get(newsKey))[newsKey];
  await browser.storage.local.set({ [newsKey]: typeof before === 'number' ? before + 1 : 1 });
}
