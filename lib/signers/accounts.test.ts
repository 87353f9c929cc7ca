import { describe, expect, test } from 'vitest';
import { createTestKeystore, password } from '@/tests/helpers/keystore';
import { openSigner, type WalletAccess } from '.';
import * as accounts from './accounts';
import * as keystore from './keystore';

const watched = '0x9858EfFD232B4033E47d90003D41EC34EcaEda94';
/** No wallet is reached in these tests. */
const wallets: WalletAccess = {
  askPage: () => Promise.reject(new Error('No page.')),
  connectWallet: () => {
    throw new Error('No wallet.');
  },
  keepAwake: () => {},
};
const phrase = `${'abandon '.repeat(11)}about`;
const watch = { name: 'Treasury', kind: 'watch-only', wallet: '', isFirst: false } as const;

describe('accounts', () => {
  test('default: a watched account needs no keystore, acts and can be named', async () => {
    const context = createTestKeystore();
    await accounts.addOutside(context, { ...watch, address: ` ${watched.toLowerCase()} ` });
    await accounts.renameAccount(context, { address: watched, name: 'Safe' });
    expect(await accounts.readAccounts(context)).toEqual({
      status: 'none',
      accounts: [{ address: watched, name: 'Safe', kind: 'watch-only' }],
      selected: watched,
    });
  });

  test('behaviour: it has no wallet: nothing can be signed for it', async () => {
    const context = { ...createTestKeystore(), isDemoChain: async () => true, wallets };
    await accounts.addOutside(context, { ...watch, address: watched });
    const signer = await openSigner(context, watched);
    expect(signer).toMatchObject({ kind: 'watch-only', address: watched, wallet: null });
  });

  test('behaviour: beside a keystore one of all acts, and is listed with its kind', async () => {
    const context = createTestKeystore();
    await keystore.createAccounts(context, { password, words: 12, name: 'Own' });
    await accounts.addOutside(context, { ...watch, address: watched });
    const before = await accounts.readAccounts(context);
    expect(before.accounts.map(({ kind }) => kind)).toEqual(['derived', 'watch-only']);
    expect(before.selected).toBe(watched);
    const own = before.accounts[0]?.address ?? watched;
    await accounts.selectAccount(context, { address: own });
    expect(await accounts.readAccounts(context)).toMatchObject({ selected: own });
    await accounts.removeAccount(context, { address: watched });
    expect((await accounts.readAccounts(context)).accounts).toHaveLength(1);
  });

  test('behaviour: its key imported, it is the keystore’s and signs', async () => {
    const context = { ...createTestKeystore(), isDemoChain: async () => false, wallets };
    await accounts.addOutside(context, { ...watch, address: watched });
    await keystore.importPhrase(context, { phrase, password, name: 'Own' });
    await accounts.leaveOutside();
    const view = await accounts.readAccounts(context);
    expect(view.accounts).toEqual([{ address: watched, name: 'Own', kind: 'derived' }]);
    expect((await openSigner(context, watched)).kind).toBe('keystore');
  });

  test('error: InvalidAddressError, for a wrong checksum too', async () => {
    const context = createTestKeystore();
    const flipped = watched.replace('9858Ef', '9858eF');
    for (const address of ['', 'vitalik.eth', watched.slice(0, -1), flipped]) {
      const work = accounts.addOutside(context, { ...watch, address });
      await expect(work, address).rejects.toMatchObject({ code: 'signer.invalid_address' });
    }
  });

  test('error: DuplicateAccountError', async () => {
    const context = createTestKeystore();
    await accounts.addOutside(context, { ...watch, address: watched });
    const again = accounts.addOutside(context, { ...watch, address: watched });
    await expect(again).rejects.toMatchObject({ code: 'keystore.duplicate_account' });
  });

  test('error: an account of the keystore is not removed without its password', async () => {
    const context = createTestKeystore();
    await keystore.importPhrase(context, { phrase, password, name: 'Own' });
    const work = accounts.removeAccount(context, { address: watched });
    await expect(work).rejects.toMatchObject({ code: 'keystore.wrong_password' });
    expect((await accounts.readAccounts(context)).accounts).toHaveLength(1);
  });
});
