import { describe, expect, test, vi } from 'vitest';
import { openDatabase } from '@/lib/storage/database';
import { createTestKeystore, password, type TestKeystore } from '@/tests/helpers/keystore';
import { readAccounts } from './accounts';
import * as keystore from './keystore';
import { changePassword, openOlder, resetPassword } from './password';
import { openKeyFile } from './v3';

const phrase = `${'abandon '.repeat(11)}about`;
const next = 'another long password';
const key = `0x${'4b'.repeat(32)}`;

async function create() {
  const context = createTestKeystore();
  await keystore.importPhrase(context, { phrase, password, name: 'One' });
  await keystore.addAccount(context, { name: 'Two' });
  await keystore.importKey(context, { privateKey: key, password, name: 'Key' });
  return context;
}

describe('changePassword', () => {
  test('default: the new one opens everything, the old one nothing', async () => {
    const context = await create();
    await changePassword(context, { password, next });
    await keystore.lock(context);
    await expect(keystore.unlock(context, { password })).rejects.toMatchObject({
      code: 'keystore.wrong_password',
    });
    await keystore.unlock(context, { password: next });
    expect(await keystore.revealPhrase(context, { password: next })).toBe(phrase);
    const vault = await keystore.readVault(context);
    expect(vault).toMatchObject({ status: 'unlocked' });
    expect(vault.accounts).toHaveLength(3);
  });

  test('error: the wrong one, or a new one too short: nothing changes', async () => {
    const context = await create();
    const wrong = changePassword(context, { password: 'wrong', next });
    await expect(wrong).rejects.toMatchObject({ code: 'keystore.wrong_password' });
    const short = changePassword(context, { password, next: 'short' });
    await expect(short).rejects.toMatchObject({ code: 'keystore.short_password' });
    expect(await keystore.revealPhrase(context, { password })).toBe(phrase);
  });
});

describe('resetPassword', () => {
  test('default: by the phrase; its accounts stay, and what cannot be opened is kept beside', async () => {
    const context = await create();
    const before = await (await openDatabase()).get('keystore', 'vault');
    await keystore.lock(context);
    await resetPassword(context, { phrase: phrase.toUpperCase(), password: next });
    const vault = await keystore.readVault(context);
    expect(vault.accounts.map(({ name }) => name)).toEqual(['One', 'Two']);
    expect(vault.selected).toBe(vault.accounts[0]?.address);
    expect(await keystore.revealPhrase(context, { password: next })).toBe(phrase);
    const rows = await (await openDatabase()).getAll('keystore');
    const kept = rows.find(({ id }) => id.startsWith('before-'));
    expect(kept?.['sealed']).toEqual(before?.['sealed']);
  });

  test('error: another phrase, a wrong one, or no keystore', async () => {
    const context = await create();
    const other = 'legal winner thank year wave sausage worth useful legal winner thank yellow';
    await expect(resetPassword(context, { phrase: other, password: next })).rejects.toMatchObject({
      code: 'keystore.other_phrase',
    });
    const wrong = phrase.replace('about', 'abandon');
    await expect(resetPassword(context, { phrase: wrong, password: next })).rejects.toMatchObject({
      code: 'keystore.invalid_phrase',
    });
    expect(await keystore.revealPhrase(context, { password })).toBe(phrase);
  });

  test('error: keys alone have no phrase to be opened by', async () => {
    const context = createTestKeystore();
    await keystore.importKey(context, { privateKey: key, password, name: 'Key' });
    await expect(resetPassword(context, { phrase, password: next })).rejects.toMatchObject({
      code: 'keystore.other_phrase',
    });
  });
});

describe('openOlder', () => {
  const listKept = async () =>
    (await (await openDatabase()).getAllKeys('keystore')).filter((id) => id !== 'vault');
  const listNames = async (context: TestKeystore) =>
    (await readAccounts(context)).accounts.map(({ name }) => name);

  async function createReset() {
    const context = await create();
    await resetPassword(context, { phrase, password: next });
    return context;
  }

  test('default: the imported key is back under its name and the password of now; what was kept is gone', async () => {
    const context = await createReset();
    expect(await readAccounts(context)).toMatchObject({ hasOlder: true });
    await openOlder(context, { password });
    expect(await listNames(context)).toEqual(['One', 'Two', 'Key']);
    expect(await readAccounts(context)).not.toHaveProperty('hasOlder');
    expect(await listKept()).toEqual([]);
    await keystore.lock(context);
    await keystore.unlock(context, { password: next });
    const address = (await readAccounts(context)).accounts[2]?.address ?? '0x';
    const file = await keystore.exportKeyFile(context, { address, password: next });
    expect(await openKeyFile(file, next, context)).toBe(key);
  });

  test('behaviour: a key that was brought meanwhile is left out, with its new name', async () => {
    const context = await createReset();
    await keystore.importKey(context, { privateKey: key, password: next, name: 'Again' });
    await openOlder(context, { password });
    expect(await listNames(context)).toEqual(['One', 'Two', 'Again']);
    expect(await listKept()).toEqual([]);
    await keystore.unlock(context, { password: next });
  });

  test('behaviour: of several resets what the password opens; the others and a damaged one stay', async () => {
    const context = await createReset();
    const other = `0x${'4c'.repeat(32)}`;
    await keystore.importKey(context, { privateKey: other, password: next, name: 'Later' });
    context.clock.nowMs += 1;
    await resetPassword(context, { phrase, password: 'a third password' });
    await (await openDatabase()).put('keystore', { id: 'before-0', version: 1 });
    const [, first, second] = await listKept();
    await openOlder(context, { password: next });
    expect(await listNames(context)).toEqual(['One', 'Two', 'Later']);
    expect(await listKept()).toEqual(['before-0', first]);
    expect(second).toBeDefined();
    await openOlder(context, { password });
    expect(await listNames(context)).toEqual(['One', 'Two', 'Later', 'Key']);
    expect(await listKept()).toEqual(['before-0']);
  });

  test('behaviour: keys that the list beside them has lost are brought all the same', async () => {
    const context = await createReset();
    const database = await openDatabase();
    const [name = ''] = await listKept();
    await database.put('keystore', {
      ...(await database.get('keystore', name)),
      id: name,
      accounts: [],
    });
    await openOlder(context, { password });
    expect((await readAccounts(context)).accounts).toHaveLength(3);
    expect(await listKept()).toEqual([]);
  });

  test('behaviour: nothing is kept where the phrase opens all', async () => {
    const context = createTestKeystore();
    await keystore.importPhrase(context, { phrase, password, name: 'One' });
    await resetPassword(context, { phrase, password: next });
    expect(await listKept()).toEqual([]);
    expect(await readAccounts(context)).not.toHaveProperty('hasOlder');
  });

  test('error: a wrong password is told as that beside a damaged row, whichever comes last', async () => {
    const context = await createReset();
    for (const id of ['before-0', 'before-99999999999999']) {
      await (await openDatabase()).put('keystore', { id, version: 1 });
      await expect(openOlder(context, { password: 'not this one' })).rejects.toMatchObject({
        code: 'keystore.wrong_password',
      });
    }
  });

  test('behaviour: what has another recovery phrase stays, so that no phrase is lost', async () => {
    const context = createTestKeystore();
    const old = 'legal winner thank year wave sausage worth useful legal winner thank yellow';
    await keystore.importPhrase(context, { phrase: old, password, name: 'Old' });
    await keystore.importKey(context, { privateKey: key, password, name: 'Key' });
    const database = await openDatabase();
    const row = await database.get('keystore', 'vault');
    await database.put('keystore', { ...row, id: 'before-1' });
    await database.delete('keystore', 'vault');
    await keystore.importPhrase(context, { phrase, password: next, name: 'One' });
    await openOlder(context, { password });
    expect(await listNames(context)).toEqual(['One', 'Key']);
    expect(await listKept()).toEqual(['before-1']);
  });

  test('behaviour: stopped before what was kept is removed, nothing is lost, and it goes the next time', async () => {
    const context = await createReset();
    const stopped = vi.spyOn(IDBObjectStore.prototype, 'delete').mockImplementation(() => {
      throw new Error('Stopped.');
    });
    await expect(openOlder(context, { password })).rejects.toThrow();
    stopped.mockRestore();
    expect(await listNames(context)).toEqual(['One', 'Two', 'Key']);
    expect(await listKept()).toHaveLength(1);
    await openOlder(context, { password });
    expect(await listNames(context)).toEqual(['One', 'Two', 'Key']);
    expect(await listKept()).toEqual([]);
  });

  test('behaviour: nothing is removed where the keys cannot be written', async () => {
    const context = await createReset();
    const full = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('No room.', 'QuotaExceededError');
    });
    await expect(openOlder(context, { password })).rejects.toThrow('No room.');
    full.mockRestore();
    expect(await listNames(context)).toEqual(['One', 'Two']);
    expect(await listKept()).toHaveLength(1);
  });

  test('error: the wrong password, or a locked keystore: nothing changes', async () => {
    const context = await createReset();
    const wrong = openOlder(context, { password: next });
    await expect(wrong).rejects.toMatchObject({ code: 'keystore.wrong_password' });
    await keystore.lock(context);
    const locked = openOlder(context, { password });
    await expect(locked).rejects.toMatchObject({ code: 'signer.locked' });
    expect(await listNames(context)).toEqual(['One', 'Two']);
    expect(await listKept()).toHaveLength(1);
  });
});

describe('key files', () => {
  test('default: out of one keystore and into another', async () => {
    const context = await create();
    const vault = await keystore.readVault(context);
    const address = vault.accounts[1]?.address;
    if (!address) throw new Error('There is no second account.');
    const file = await keystore.exportKeyFile(context, { address, password });
    await keystore.removeAccount(context, { address, password });
    await keystore.importKeyFile(context, { file, filePassword: password, password, name: 'Back' });
    const after = await keystore.readVault(context);
    expect(after.accounts.at(-1)).toEqual({ address, name: 'Back', kind: 'imported' });
  });

  test('error: a file under another password leaves the keystore as it is', async () => {
    const context = await create();
    const vault = await keystore.readVault(context);
    const address = vault.accounts[0]?.address ?? '0x';
    const file = await keystore.exportKeyFile(context, { address, password });
    const input = { file, filePassword: 'other', password, name: 'Back' };
    await expect(keystore.importKeyFile(context, input)).rejects.toMatchObject({
      code: 'keystore.wrong_password',
    });
    expect((await keystore.readVault(context)).accounts).toHaveLength(3);
  });
});
