/** Everything that the extension has kept, as one text: both storage areas, IndexedDB and the cache. */
import type { Page } from 'playwright';
import type { WithExtensionApi } from '@/scripts/browser/extension-api';

/** `page` is any page of the extension. Lower case, since hubs fold names. */
export async function readStores(page: Page): Promise<string> {
  const text = await page.evaluate(async () => {
    const { storage } = (globalThis as unknown as WithExtensionApi).chrome;
    const wait = <Result>(request: IDBRequest<Result>): Promise<Result> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const kept: unknown[] = [await storage.local.get(null), await storage.session.get(null)];
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await wait(indexedDB.open(name));
      for (const store of database.objectStoreNames) {
        const rows = database.transaction(store).objectStore(store);
        kept.push(store, await wait(rows.getAllKeys()), await wait(rows.getAll()));
      }
      database.close();
    }
    kept.push(await caches.keys(), { ...localStorage }, { ...sessionStorage });
    return JSON.stringify(kept, (_, value) =>
      typeof value === 'bigint' ? value.toString() : (value as unknown),
    );
  });
  return text.toLowerCase();
}
