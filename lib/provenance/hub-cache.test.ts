import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Locator } from '@/lib/model/ids';
import { openDatabase } from '@/lib/storage/database';
import { getManifestHash, type ManifestFile } from './manifest';

const locator = 'huggingface.co/acme/model' as Locator;
const of = { locator, commit: 'c' };
const file: ManifestFile = { path: 'a', size: 1, algorithm: 'sha256', digest: 'ab'.repeat(32) };
const hash = getManifestHash([file]);

/** As after a start of the worker. */
async function startWorker() {
  vi.resetModules();
  return await import('./hub-cache');
}

beforeEach(async () => {
  await (await openDatabase()).clear('hubFacts');
});

describe('listings', () => {
  test('default: by the commit for good, and that stays when the hub tells of it later', async () => {
    const { readListingRow, writeListingRow, writeToldListingRow } = await startWorker();
    await writeListingRow(of, hash, 1);
    const other = `0x${'0b'.repeat(32)}` as const;
    await writeToldListingRow(of, other, { readAtMs: 2, validUntilMs: 3 });
    expect(await readListingRow(of)).toMatchObject({ manifestHash: hash, isTold: false });
  });

  test('behaviour: one that was told for a while and lost its term is none', async () => {
    const { readListingRow, writeToldListingRow } = await startWorker();
    await writeToldListingRow(of, hash, { readAtMs: 2, validUntilMs: 3 });
    const database = await openDatabase();
    const id = `listing:${locator}@c`;
    expect(await readListingRow(of)).toMatchObject({ validUntilMs: 3, isTold: true });
    const { validUntilMs: _, ...lost } = (await database.get('hubFacts', id)) ?? { id };
    for (const row of [lost, { ...lost, validUntilMs: null }, { ...lost, validUntilMs: '3' }]) {
      await database.put('hubFacts', row);
      expect(await readListingRow(of)).toBeNull();
    }
  });
});

describe('readManifestRow', () => {
  test('default: the files that hash to it, and no others', async () => {
    const { readManifestRow, writeManifestRow } = await startWorker();
    await writeManifestRow(hash, [file], 1);
    expect(await readManifestRow(hash)).toEqual([file]);
    for (const files of [[], [{ ...file, size: 2 }], [file, file]]) {
      await writeManifestRow(hash, files, 1);
      expect(await readManifestRow(hash)).toBeNull();
    }
  });
});

describe('pruning', () => {
  test('behaviour: a worker that writes once prunes what others left; the newest stay', async () => {
    const database = await openDatabase();
    const toId = (age: number) => `count:${locator}@${age}`;
    for (let age = 0; age < 601; age += 1)
      await database.put('hubFacts', { id: toId(age), readAtMs: 1_000 - age, count: 1 });
    await (await startWorker()).writeFileCount(of, 4, 2_000);
    await vi.waitFor(async () => expect(await database.count('hubFacts')).toBe(300));
    expect(await database.get('hubFacts', toId(0))).toBeDefined();
    expect(await database.get('hubFacts', toId(600))).toBeUndefined();
  });

  test('behaviour: a store that cannot be pruned keeps nothing from being answered', async () => {
    const { writeFileCount, readFileCount } = await startWorker();
    vi.spyOn(IDBObjectStore.prototype, 'count').mockImplementation(() => {
      throw new DOMException('Damaged.', 'DataError');
    });
    await writeFileCount(of, 4, 1);
    expect(await readFileCount(of)).toBe(4);
  });
});
