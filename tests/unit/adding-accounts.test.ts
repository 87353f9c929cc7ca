import { describe, expect, test } from 'vitest';
import * as keystore from '@/lib/signers/keystore';
import { readVaultRow } from '@/lib/signers/vault-row';
import { createTestKeystore, password, type TestKeystore } from '@/tests/helpers/keystore';

const phrase = 'test test test test test test test test test test test junk';
const second = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8';
const importedKey = `0x${'4a'.repeat(32)}`;

async function withPhrase() {
  const context = createTestKeystore();
  await keystore.importPhrase(context, { phrase, password, name: 'One' });
  return context;
}

describe('accounts that are added', () => {
  const other = `0x${'4b'.repeat(32)}`;
  const addInto = (context: TestKeystore, name: string) => keystore.addAccount(context, { name });
  const importInto = (context: TestKeystore, name: string) =>
    keystore.importKey(context, {
      privateKey: name === 'A' ? importedKey : other,
      password,
      name,
    });

  test.each([
    ['both adding', addInto, addInto],
    ['both importing', importInto, importInto],
    ['one adding, one importing', addInto, importInto],
  ])('behaviour: two windows at once, %s: both are there and open', async (_, one, another) => {
    const context = await withPhrase();
    await Promise.all([one(context, 'A'), another(createTestKeystore(context.clock), 'B')]);
    await keystore.lock(context);
    await keystore.unlock(context, { password });
    const { accounts } = await keystore.readVault(context);
    expect(accounts.map(({ name }) => name).toSorted()).toEqual(['A', 'B', 'One']);
    expect(new Set(accounts.map(({ address }) => address)).size).toBe(3);
  });

  test('behaviour: an index left free in the middle is the next one that is added', async () => {
    const context = await withPhrase();
    for (const name of ['Two', 'Three']) await keystore.addAccount(context, { name });
    await keystore.removeAccount(context, { address: second, password });
    await keystore.addAccount(context, { name: 'Two again' });
    expect(await keystore.readVault(context)).toMatchObject({ selected: second });
    await keystore.addAccount(context, { name: 'Four' });
    expect((await readVaultRow())?.accounts.map(({ index }) => index)).toEqual([0, 2, 1, 3]);
  });

  test('behaviour: an account whose key was imported is passed over, not refused for good', async () => {
    const context = await withPhrase();
    const ofSecond = '0x59c6995e998f97a5a0044966f0945389dc9e86dae88c7a8412f4603b6b78690d';
    await keystore.importKey(context, { privateKey: ofSecond, password, name: 'Key' });
    expect(await keystore.readVault(context)).toMatchObject({ selected: second });
    await keystore.addAccount(context, { name: 'Two' });
    expect((await readVaultRow())?.accounts.map(({ index }) => index)).toEqual([0, null, 2]);
  });
});
