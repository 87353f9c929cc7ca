import { describe, expect, test } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { openDatabase } from '@/lib/storage/database';
import { createTestKeystore, password } from '@/tests/helpers/keystore';
import * as keystore from './keystore';
import { readVaultRow } from './vault-row';

const phrase = 'test test test test test test test test test test test junk';
const first = '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266';
const second = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8';
const importedKey = '0x59c6995e998f97a5a0044966f0945389dc9e86dae88c7a8412f4603b6b78690e';
// Of the key above with its last digit changed: none of the phrase's.
const imported = expect.stringMatching(/^0x[0-9a-fA-F]{40}$/);

async function withPhrase() {
  const context = createTestKeystore();
  await keystore.importPhrase(context, { phrase, password, name: 'One' });
  return context;
}

describe('createAccounts', () => {
  test('default: one account, unlocked, not backed up', async () => {
    const context = createTestKeystore();
    expect(await keystore.readVault(context)).toEqual({
      status: 'none',
      accounts: [],
      selected: null,
    });
    await keystore.createAccounts(context, { password, words: 12, name: 'One' });
    expect(await keystore.readVault(context)).toEqual({
      status: 'unlocked',
      accounts: [{ address: imported, name: 'One', kind: 'derived' }],
      selected: imported,
      backedUp: false,
      locksAtMs: context.clock.nowMs + 15 * 60_000,
    });
    const words = await keystore.revealPhrase(context, { password });
    expect(words.split(' ')).toHaveLength(12);
  });

  test('error: a second phrase is not taken', async () => {
    const context = await withPhrase();
    await expect(
      keystore.createAccounts(context, { password, words: 24, name: 'Two' }),
    ).rejects.toMatchObject({ code: 'keystore.exists' });
    expect(await keystore.revealPhrase(context, { password })).toBe(phrase);
  });

  test('error: a new password has at least eight characters', async () => {
    const context = createTestKeystore();
    await expect(
      keystore.createAccounts(context, { password: '1234567', words: 12, name: 'One' }),
    ).rejects.toMatchObject({ code: 'keystore.short_password', facts: { minimum: 8 } });
    expect(await keystore.readVault(context)).toEqual({
      status: 'none',
      accounts: [],
      selected: null,
    });
  });
});

describe('importPhrase', () => {
  test('default: known accounts, backed up', async () => {
    const context = await withPhrase();
    await keystore.addAccount(context, { name: 'Two' });
    expect(await keystore.readVault(context)).toMatchObject({
      status: 'unlocked',
      accounts: [
        { address: first, name: 'One', kind: 'derived' },
        { address: second, name: 'Two', kind: 'derived' },
      ],
      selected: second,
      backedUp: true,
    });
  });

  test('behaviour: joins imported keys when the password fits', async () => {
    const context = createTestKeystore();
    await keystore.importKey(context, { privateKey: importedKey, password, name: 'Key' });
    await expect(
      keystore.importPhrase(context, { phrase, password: 'wrong password', name: 'One' }),
    ).rejects.toMatchObject({ code: 'keystore.wrong_password' });
    await keystore.importPhrase(context, { phrase, password, name: 'One' });
    const vault = await keystore.readVault(context);
    expect(vault.status !== 'none' && vault.accounts.map(({ name }) => name)).toEqual([
      'One',
      'Key',
    ]);
  });
});

describe('importKey', () => {
  test.each([['0x'], ['']])('default: with prefix "%s", selected', async (prefix) => {
    const context = await withPhrase();
    const privateKey = prefix + importedKey.slice(2).toUpperCase();
    await keystore.importKey(context, { privateKey, password, name: 'Key' });
    expect(await keystore.readVault(context)).toMatchObject({
      accounts: [{ address: first }, { address: imported, name: 'Key', kind: 'imported' }],
      selected: imported,
    });
  });

  test.each(['', '0x12', 'z'.repeat(64), '0'.repeat(64), 'f'.repeat(64)])(
    'error: "%s" is no key, and the error does not repeat it',
    async (privateKey) => {
      const work = keystore.importKey(createTestKeystore(), { privateKey, password, name: 'Key' });
      await expect(work).rejects.toMatchObject({ code: 'keystore.invalid_key', facts: {} });
      await expect(work).rejects.not.toHaveProperty('cause');
    },
  );

  test('error: an account that is there already', async () => {
    const context = await withPhrase();
    const privateKey = '0xac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80';
    await expect(
      keystore.importKey(context, { privateKey, password, name: 'Again' }),
    ).rejects.toMatchObject({ code: 'keystore.duplicate_account' });
  });
});

describe('rename, select, remove', () => {
  test('behaviour: naming and selecting work while locked', async () => {
    const context = await withPhrase();
    await keystore.addAccount(context, { name: 'Two' });
    await keystore.lock(context);
    await keystore.renameAccount({ address: first, name: 'Savings' });
    await keystore.selectAccount({ address: first.toLowerCase() as `0x${string}` });
    expect(await keystore.readVault(context)).toMatchObject({
      status: 'locked',
      accounts: [{ name: 'Savings' }, { name: 'Two' }],
      selected: first,
    });
  });

  test('behaviour: removing the selected account selects another; a derived one can be added again', async () => {
    const context = await withPhrase();
    await keystore.addAccount(context, { name: 'Two' });
    await keystore.removeAccount(context, { address: second, password });
    expect(await keystore.readVault(context)).toMatchObject({
      accounts: [{ address: first }],
      selected: first,
    });
    await keystore.addAccount(context, { name: 'Two again' });
    expect(await keystore.readVault(context)).toMatchObject({ selected: second });
  });

  test('behaviour: the last imported key takes the empty keystore with it', async () => {
    const context = createTestKeystore();
    await keystore.importKey(context, { privateKey: importedKey, password, name: 'Key' });
    const vault = await keystore.readVault(context);
    const address = vault.status === 'none' ? first : (vault.selected ?? first);
    await expect(
      keystore.removeAccount(context, { address, password: 'wrong password' }),
    ).rejects.toMatchObject({ code: 'keystore.wrong_password' });
    await keystore.removeAccount(context, { address, password });
    expect(await keystore.readVault(context)).toEqual({
      status: 'none',
      accounts: [],
      selected: null,
    });
  });

  test('error: an address of somebody else', async () => {
    await withPhrase();
    await expect(keystore.selectAccount({ address: second })).rejects.toMatchObject({
      code: 'signer.unknown_account',
    });
  });
});

describe('confirmBackup', () => {
  test('default: the right words at their places', async () => {
    const context = createTestKeystore();
    await keystore.createAccounts(context, { password, words: 12, name: 'One' });
    const words = (await keystore.revealPhrase(context, { password })).split(' ');
    const at = (position: number, word = words[position - 1] ?? '') => ({ position, word });
    const wrong = [at(2), at(5), at(9, 'zzz')];
    expect(await keystore.confirmBackup(context, { words: wrong })).toBe(false);
    expect(await keystore.confirmBackup(context, { words: [at(2), at(2), at(2)] })).toBe(false);
    expect(await keystore.readVault(context)).toMatchObject({ backedUp: false });
    const right = [at(2, words[1]?.toUpperCase()), at(5), at(9)];
    expect(await keystore.confirmBackup(context, { words: right })).toBe(true);
    expect(await keystore.readVault(context)).toMatchObject({ backedUp: true });
  });
});

describe('lock and unlock', () => {
  test('default: wrong password, then the right one', async () => {
    const context = await withPhrase();
    await keystore.lock(context);
    expect(await keystore.readVault(context)).toMatchObject({ status: 'locked', selected: first });
    await expect(keystore.addAccount(context, { name: 'Two' })).rejects.toMatchObject({
      code: 'signer.locked',
    });
    await expect(keystore.unlock(context, { password: 'wrong password' })).rejects.toMatchObject({
      code: 'keystore.wrong_password',
    });
    expect(await keystore.readVault(context)).toMatchObject({ status: 'locked' });
    await keystore.unlock(context, { password });
    expect(await keystore.readVault(context)).toMatchObject({ status: 'unlocked' });
  });

  test('behaviour: locked at the deadline without any alarm, and when the clock is set back', async () => {
    const context = await withPhrase();
    context.clock.nowMs += 15 * 60_000 - 1;
    expect(await keystore.readVault(context)).toMatchObject({ status: 'unlocked' });
    context.clock.nowMs += 1;
    expect(await keystore.readVault(context)).toMatchObject({ status: 'locked' });
    await keystore.unlock(context, { password });
    context.clock.nowMs -= 3_600_000;
    expect(await keystore.readVault(context)).toMatchObject({ status: 'locked' });
    expect(await fakeBrowser.storage.session.get()).toEqual({});
  });

  test('behaviour: a shorter time counts at once, a longer one from the next use on', async () => {
    const context = await withPhrase();
    context.autoLock.minutes = 60;
    const locksAtMs = context.clock.nowMs + 15 * 60_000;
    expect(await keystore.readVault(context)).toMatchObject({ locksAtMs });
    context.autoLock.minutes = 2;
    context.clock.nowMs += 2 * 60_000 - 1;
    expect(await keystore.readVault(context)).toMatchObject({ status: 'unlocked' });
    context.clock.nowMs += 1;
    expect(await keystore.readVault(context)).toMatchObject({ status: 'locked' });
  });

  test('behaviour: locked while it is opened, it is locked', async () => {
    const context = await withPhrase();
    await keystore.lock(context);
    const opening = keystore.unlock(context, { password });
    await Promise.all([opening, keystore.lock(context)]);
    expect(await keystore.readVault(context)).toMatchObject({ status: 'locked' });
  });

  test('behaviour: a killed worker finds it unlocked, a restarted browser locked', async () => {
    const context = await withPhrase();
    const afterKill = createTestKeystore(context.clock);
    expect(await keystore.readVault(afterKill)).toMatchObject({ status: 'unlocked' });
    await fakeBrowser.storage.session.clear();
    expect(await keystore.readVault(afterKill)).toMatchObject({ status: 'locked' });
  });

  test('behaviour: a try that has become cheap is made dearer', async () => {
    const context = await withPhrase();
    const salt = await readStored('salt');
    context.partMs = 300;
    await keystore.unlock(context, { password });
    expect(await readStored('p')).toBe(4);
    expect(await readStored('salt')).not.toBe(salt);
    await keystore.lock(context);
    await keystore.unlock(context, { password });
    expect(await keystore.revealPhrase(context, { password })).toBe(phrase);
  });
});

describe('what is stored', () => {
  test('behaviour: secrets are nowhere in the clear, and nothing is in storage.local', async () => {
    const context = await withPhrase();
    await keystore.importKey(context, { privateKey: importedKey, password, name: 'Key' });
    const database = await openDatabase();
    const everything = JSON.stringify([
      await database.getAll('keystore'),
      await fakeBrowser.storage.session.get(),
    ]);
    for (const secret of [phrase, 'junk', importedKey.slice(2), password]) {
      expect(everything).not.toContain(secret);
    }
    expect(await fakeBrowser.storage.local.get()).toEqual({});
  });

  test.each([
    ['a row that is not ours', { version: 1 }, 'keystore.corrupted'],
    ['a newer version', { version: 2 }, 'keystore.newer_version'],
  ])('error: %s is left as it is', async (_, change, code) => {
    const context = await withPhrase();
    const database = await openDatabase();
    const row = { id: 'vault', ...change, left: 'alone' };
    await database.put('keystore', row);
    const input = { password, words: 12 as const, name: 'One' };
    await expect(keystore.readVault(context)).rejects.toMatchObject({ code });
    await expect(keystore.unlock(context, { password })).rejects.toMatchObject({ code });
    await expect(keystore.createAccounts(context, input)).rejects.toMatchObject({ code });
    expect(await database.get('keystore', 'vault')).toEqual(row);
  });

  test('error: accounts that are not the secrets’ own', async () => {
    const context = await withPhrase();
    const database = await openDatabase();
    const row = await database.get('keystore', 'vault');
    const accounts = [{ address: second, name: 'One', index: 0 }];
    await database.put('keystore', { ...row, id: 'vault', accounts });
    await expect(keystore.unlock(context, { password })).rejects.toMatchObject({
      code: 'keystore.corrupted',
      facts: { what: 'account' },
    });
  });
});

async function readStored(name: 'p' | 'salt'): Promise<unknown> {
  return (await readVaultRow())?.sealed.kdf[name];
}
