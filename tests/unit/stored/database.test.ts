/** The database as earlier versions of the extension left it: opened as it is today, with everything in it. */
import { openDB } from 'idb';
import { beforeEach, describe, expect, test, vi } from 'vitest';

/** What each version had; stores only came. */
const version1 = ['keystore', 'journal', 'drafts', 'networks', 'keys', 'texts', 'hubFacts'];
const version2 = [...version1, 'registrations', 'linkWatches'];
const version3 = [...version2, 'history'];

const row = { id: 'one', version: 1, kept: true };

beforeEach(() => {
  vi.resetModules();
});

async function leave(version: number, stores: readonly string[]): Promise<void> {
  const database = await openDB('commonweight', version, {
    upgrade: (before) => {
      for (const name of stores) before.createObjectStore(name, { keyPath: 'id' });
    },
  });
  for (const name of stores) await database.put(name, row);
  database.close();
}

describe('openDatabase', () => {
  test.each([
    [0, []],
    [1, version1],
    [2, version2],
    [3, version3],
  ])(
    'migration %i → today: every store is there, and every row that was',
    async (version, stores) => {
      if (version > 0) await leave(version, stores);
      const { openDatabase } = await import('@/lib/storage/database');
      const database = await openDatabase();
      expect([...database.objectStoreNames].toSorted()).toEqual(version3.toSorted());
      for (const name of database.objectStoreNames) {
        const expected = stores.includes(name) ? [row] : [];
        expect(await database.getAll(name), name).toEqual(expected);
      }
    },
  );

  test('behaviour: the version is the last one listed here', async () => {
    const { openDatabase } = await import('@/lib/storage/database');
    expect((await openDatabase()).version).toBe(3);
  });

  test('T23 a database that the browser cannot open is told as that, and tried again', async () => {
    const { openDatabase } = await import('@/lib/storage/database');
    const broken = () => {
      throw new DOMException('Internal error opening backing store.', 'UnknownError');
    };
    const open = vi.spyOn(indexedDB, 'open').mockImplementation(broken);
    await expect(openDatabase()).rejects.toMatchObject({ code: 'storage.unavailable' });
    open.mockRestore();
    expect((await openDatabase()).version).toBe(3);
  });
});
