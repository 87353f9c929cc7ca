import { describe, expect, test } from 'vitest';
import { openDatabase } from '@/lib/storage/database';
import { createTestKeystore, password } from '@/tests/helpers/keystore';
import * as keystore from './keystore';
import { changePassword, resetPassword } from './password';

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
