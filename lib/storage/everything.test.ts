import { openDB } from 'idb';
import { describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { toErrorData } from '@/lib/errors/base';
import { readAccounts } from '@/lib/signers/accounts';
import * as keystore from '@/lib/signers/keystore';
import { createEntry } from '@/tests/helpers/entry';
import { createTestKeystore, password } from '@/tests/helpers/keystore';
import { closeDatabase, deleteDatabase, openDatabase } from './database';
import { eraseEverything, exportEverything, importEverything } from './everything';
import { readOutside, writeOutside } from './outside-row';

const phrase = `${'abandon '.repeat(11)}about`;
const plain = (row: object) =>
  JSON.parse(JSON.stringify(row, (_, v) => (typeof v === 'bigint' ? `${v}` : v)));

async function fill() {
  const context = createTestKeystore();
  await keystore.importPhrase(context, { phrase, password, name: 'One' });
  const database = await openDatabase();
  await database.put('journal', plain(createEntry({ id: 'done', state: 'final' })));
  await database.put('journal', plain(createEntry({ id: 'open', state: 'signed' })));
  await database.put('drafts', { id: 'draft', version: 1, title: 'Kept' });
  await database.put('networks', {
    id: '1',
    endpoints: [{ url: 'https://rpc.example.org/secret' }],
  });
  await database.put('texts', { id: 'cached' });
  await database.put('hubFacts', { id: 'repository:x/a/b@', commit: 'cached' });
  await database.put('hubFacts', { id: 'link:x/a/b', record: 'r', seenAtMs: 1 });
  await database.put('hubFacts', { id: 'alias:x#7', registeredAs: 'x/a/b', record: 'r' });
  return context;
}

const toFile = (stores: object) => JSON.stringify({ commonweight: 'export', version: 1, stores });

async function empty() {
  await closeDatabase();
  await deleteDatabase();
}

describe('exportEverything', () => {
  test('default: what a person would miss; no key of an endpoint, no cache, no secret in the clear', async () => {
    await fill();
    const text = await exportEverything(7);
    expect(Object.keys(JSON.parse(text).stores)).toEqual([
      'keystore',
      'journal',
      'drafts',
      'registrations',
      'linkWatches',
      'hubFacts',
    ]);
    for (const never of ['secret', 'cached', 'abandon abandon']) expect(text).not.toContain(never);
  });
});

describe('importEverything', () => {
  test('default: on a fresh profile the accounts are there, locked, and open by their password', async () => {
    const context = await fill();
    const text = await exportEverything(7);
    await empty();
    expect(await importEverything(text)).toEqual({ added: 5, skipped: 1, accountsLeft: false });
    await keystore.lock(context);
    const vault = await keystore.readVault(context);
    expect(vault).toMatchObject({ status: 'locked', accounts: [{ name: 'One' }] });
    await keystore.unlock(context, { password });
    expect(await keystore.revealPhrase(context, { password })).toBe(phrase);
    const database = await openDatabase();
    expect(await database.get('drafts', 'draft')).toMatchObject({ title: 'Kept' });
    expect(await database.getAllKeys('hubFacts')).toEqual(['alias:x#7', 'link:x/a/b']);
  });

  test('behaviour: what a file says that a hub said is not taken, only which links were seen', async () => {
    const hubFacts = [{ id: 'repository:x/a/b@' }, { id: 'listing:x/a/b@c' }, { id: 'link:x/a/b' }];
    const file = { commonweight: 'export', version: 1, stores: { hubFacts } };
    expect(await importEverything(JSON.stringify(file))).toMatchObject({ added: 1, skipped: 2 });
    expect(await (await openDatabase()).getAllKeys('hubFacts')).toEqual(['link:x/a/b']);
  });

  test('behaviour: nothing that is there is overwritten; what is not settled is not taken', async () => {
    await fill();
    const text = await exportEverything(7);
    const file = JSON.parse(text);
    file.stores.drafts[0].title = 'Another';
    expect(await importEverything(JSON.stringify(file))).toMatchObject({ added: 0 });
    const database = await openDatabase();
    expect(await database.get('drafts', 'draft')).toMatchObject({ title: 'Kept' });
    await empty();
    await importEverything(text);
    expect(await (await openDatabase()).getAllKeys('journal')).toEqual(['done']);
  });

  test('behaviour: accounts kept outside are joined by address; names and who acts stay', async () => {
    const watched = (fill: string, name: string) =>
      ({
        address: `0x${fill.repeat(20)}`,
        name,
        kind: 'watch-only',
        wallet: '',
        isFirst: false,
      }) as const;
    await writeOutside({ accounts: [watched('aa', 'Mine')], selected: watched('aa', '').address });
    const twice = watched('BB', 'Twice');
    const accounts = [watched('AA', 'Theirs'), watched('bb', 'New'), twice];
    const row = { id: 'outside', version: 1, accounts, selected: watched('bb', '').address };
    const text = toFile({ keystore: [row] });
    expect(await importEverything(text)).toMatchObject({ added: 1, skipped: 0 });
    const joined = {
      accounts: [watched('aa', 'Mine'), watched('bb', 'New')],
      selected: watched('aa', '').address,
    };
    expect(await readOutside()).toMatchObject(joined);
    expect(await importEverything(text)).toMatchObject({ added: 0, skipped: 1 });
    expect(await readOutside()).toMatchObject(joined);
  });

  test('behaviour: an account of the keystore that acts goes on acting', async () => {
    const context = await fill();
    const address = '0x00000000000000000000000000000000000000b2';
    const one = { address, name: 'W', kind: 'injected', wallet: 'org.w', isFirst: true };
    const row = { id: 'outside', version: 1, accounts: [one], selected: address };
    await importEverything(toFile({ keystore: [row] }));
    const { accounts, selected } = await readAccounts(context);
    expect(accounts.map(({ name }) => name)).toEqual(['One', 'W']);
    expect(selected).toBe(accounts[0]?.address);
    expect((await readOutside()).accounts).toMatchObject([{ isFirst: false }]);
  });

  test('error: a row of accounts kept outside that cannot be read is not taken, and one here is left', async () => {
    const broken = { id: 'outside', version: 1, accounts: [{ address: 'no address' }] };
    const good = { id: 'outside', version: 1, accounts: [], selected: null };
    expect(await importEverything(toFile({ keystore: [broken] }))).toMatchObject({ added: 0 });
    expect(await readOutside()).toEqual({ accounts: [], selected: null });
    const database = await openDatabase();
    await database.put('keystore', broken);
    expect(await importEverything(toFile({ keystore: [good] }))).toMatchObject({ added: 0 });
    expect(await database.get('keystore', 'outside')).toEqual(broken);
  });

  test('behaviour: other accounts than those here stay in the file, and that is said', async () => {
    const other = createTestKeystore();
    await keystore.createAccounts(other, { password, words: 12, name: 'Other' });
    const text = await exportEverything(7);
    expect(await importEverything(text)).toMatchObject({ accountsLeft: false });
    await empty();
    const context = await fill();
    expect(await importEverything(text)).toEqual({ added: 0, skipped: 1, accountsLeft: true });
    expect(await keystore.revealPhrase(context, { password })).toBe(phrase);
  });

  test('behaviour: a key made while a file is taken back replaces nothing that was taken', async () => {
    await fill();
    const text = await exportEverything(7);
    await empty();
    const context = createTestKeystore();
    const making = keystore.createAccounts(context, { password, words: 12, name: 'New' });
    const taking = importEverything(text);
    await making;
    expect(await taking).toMatchObject({ accountsLeft: true });
    expect((await keystore.readVault(context)).accounts).toMatchObject([{ name: 'New' }]);
  });

  test('T23 no room for all of it: nothing is written', async () => {
    await fill();
    const text = await exportEverything(7);
    await empty();
    const { put } = IDBObjectStore.prototype;
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
      this: IDBObjectStore,
      row,
    ) {
      if (this.name !== 'keystore') throw new DOMException('No room.', 'QuotaExceededError');
      return put.call(this, row);
    });
    const failed = await importEverything(text).catch(toErrorData);
    expect(failed).toEqual({ code: 'storage.full', facts: {} });
    const database = await openDatabase();
    for (const name of ['keystore', 'journal', 'drafts'] as const)
      expect(await database.getAllKeys(name), name).toEqual([]);
  });

  test('behaviour: of submissions those that can change no more, whatever their state says', async () => {
    const rows = [
      createEntry({ id: 'settled', state: 'replaced', settled: true }),
      createEntry({ id: 'refused', state: 'failed' }),
      createEntry({ id: 'dropped', state: 'dropped' }),
      createEntry({ id: 'not yet', state: 'final', settled: false }),
      { ...createEntry({ id: 'old', state: 'final' }), version: 1, settled: undefined },
      { ...createEntry({ id: 'old and open', state: 'included' }), version: 1, settled: undefined },
    ].map(plain);
    const file = { commonweight: 'export', version: 1, stores: { journal: rows } };
    await importEverything(JSON.stringify(file));
    expect(await (await openDatabase()).getAllKeys('journal')).toEqual(['old', 'settled']);
  });

  test.each([
    ['empty', ''],
    ['no JSON', '{'],
    ['another program’s', '{"version":3,"crypto":{}}'],
    ['a newer form', '{"commonweight":"export","version":2,"stores":{}}'],
    ['rows without a name', '{"commonweight":"export","version":1,"stores":{"drafts":[{}]}}'],
    [
      'a keystore that is none',
      '{"commonweight":"export","version":1,"stores":{"keystore":[{"id":"vault"}]}}',
    ],
    [
      'a keystore row that nobody reads',
      '{"commonweight":"export","version":1,"stores":{"keystore":[{"id":"x","version":1,"accounts":[],"sealed":{"kdf":{},"cipher":{}}}]}}',
    ],
    ['over 20 MB', `"${'x'.repeat(20_000_001)}"`],
  ])('error: %s; nothing is written', async (_, text) => {
    await expect(importEverything(text)).rejects.toMatchObject({
      code: 'storage.export_invalid',
    });
    expect(await (await openDatabase()).getAllKeys('keystore')).toEqual([]);
  });
});

describe('eraseEverything', () => {
  test('default: nothing is left in any place', async () => {
    await fill();
    await fakeBrowser.storage.local.set({ settings: 1, 'badge:x': 2 });
    const remove = vi.fn(async () => true);
    fakeBrowser.permissions.getAll = async () => ({
      origins: ['https://huggingface.co/*', 'https://ollama.com/*'],
    });
    fakeBrowser.permissions.remove = remove;
    fakeBrowser.runtime.getManifest = () =>
      ({
        host_permissions: ['https://huggingface.co/*'],
        optional_host_permissions: ['https://*/*'],
      }) as unknown as ReturnType<typeof fakeBrowser.runtime.getManifest>;
    expect(await eraseEverything()).toEqual([]);
    expect(remove).toHaveBeenCalledWith({ origins: ['https://ollama.com/*'] });
    expect(await keystore.readVault(createTestKeystore())).toMatchObject({ status: 'none' });
  });
});

describe('openDatabase', () => {
  test('T23 a newer database is refused with its own error, and not damaged', async () => {
    await fill();
    await closeDatabase();
    const newer = await openDB('commonweight', 99);
    newer.close();
    await expect(openDatabase()).rejects.toMatchObject({ code: 'storage.newer_version' });
    const again = await openDB('commonweight');
    expect(again.version).toBe(99);
    expect(await again.getAllKeys('keystore')).toEqual(['vault']);
    again.close();
  });
});
