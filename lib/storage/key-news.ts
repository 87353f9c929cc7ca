/**
 * That models were found to be registered, told to open pages: content scripts are sent no messages, but hear of every
 * change in storage.local. A number that grows; nothing is taken from it.
 */
import { browser } from '@/lib/browser';

export const keyNewsKey = 'keyNews';

/** Tells every open page. */
export async function writeKeyNews(): Promise<void> {
  const before = (await browser.storage.local.get(keyNewsKey))[keyNewsKey];
  await browser.storage.local.set({ [keyNewsKey]: typeof before === 'number' ? before + 1 : 1 });
}
