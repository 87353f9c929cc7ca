import { type Signal, signal } from '@preact/signals';
import { type Action, createAction } from '@/components/ui/create-action';
import { KeyFileError } from '@/lib/errors/keystore';
import type { Vault } from '@/lib/model/account';
import { keyFileMax } from '@/lib/protocol/account-messages';
import type { Send } from '@/lib/protocol/send';
import { createPasswordPair, type PasswordPair } from './create-password-pair';
import { createWalletsModel, type WalletsModel } from './create-wallets-model';

/** Whether a keystore is there, which its own password then opens. */
type Seal = { hasKeystore: boolean };

export type NewAccountModel = {
  /** For a keystore that is made with it. */
  pair: PasswordPair;
  /** For a keystore that is there. */
  password: Signal<string>;
  words: Signal<'12' | '24'>;
  phrase: Signal<string>;
  privateKey: Signal<string>;
  name: Signal<string>;
  /** Makes a recovery phrase; gives the password, so that the phrase can be shown at once. */
  create: Action<[Seal], { password: string }>;
  importPhrase: Action<[Seal], true>;
  importKey: Action<[Seal], true>;
  /** A key file's text and its own password. */
  file: Signal<string>;
  filePassword: Signal<string>;
  /** Takes up a file as chosen; one that cannot be a key file is not read. */
  readFile: Action<[file: Blob], void>;
  importFile: Action<[Seal], true>;
  /** Of an account that is only looked at. */
  address: Signal<string>;
  watch: Action<[], true>;
  wallets: WalletsModel;
  /** Empties every field that holds a secret. */
  clear: () => void;
};

/** Making or bringing an account. Secrets are emptied as soon as they were sent. */
export function createNewAccountModel(of: {
  send: Send;
  onVault: (vault: Vault) => void;
}): NewAccountModel {
  const { send, onVault } = of;
  const pair = createPasswordPair();
  const password = signal('');
  const words = signal<'12' | '24'>('12');
  const phrase = signal('');
  const privateKey = signal('');
  const name = signal('');
  const address = signal('');
  const file = signal('');
  const filePassword = signal('');
  const clear = () => {
    pair.clear();
    for (const secret of [password, phrase, privateKey, file, filePassword]) secret.value = '';
  };
  const getPassword = ({ hasKeystore }: Seal) => (hasKeystore ? password : pair.first).value;
  const create = createAction(async (seal: Seal) => {
    const chosen = getPassword(seal);
    onVault(
      await send('account.create', { password: chosen, words: words.value === '12' ? 12 : 24 }),
    );
    clear();
    return { password: chosen };
  });
  const importPhrase = createAction(async (seal: Seal) => {
    const text = phrase.value.trim().toLowerCase().split(/\s+/).join(' ');
    onVault(await send('account.import-phrase', { phrase: text, password: getPassword(seal) }));
    clear();
    return true as const;
  });
  const importKey = createAction(async (seal: Seal) => {
    const called = name.value.trim();
    const vault = await send('account.import-key', {
      privateKey: privateKey.value.trim(),
      password: getPassword(seal),
      ...(called === '' ? {} : { name: called }),
    });
    onVault(vault);
    clear();
    name.value = '';
    return true as const;
  });
  const readFile = createAction(async (chosen: Blob) => {
    file.value = '';
    if (chosen.size > keyFileMax) throw new KeyFileError({ what: 'size' });
    file.value = await chosen.text();
  });
  const importFile = createAction(async (seal: Seal) => {
    const called = name.value.trim();
    const vault = await send('account.import-file', {
      file: file.value,
      filePassword: filePassword.value,
      password: getPassword(seal),
      ...(called === '' ? {} : { name: called }),
    });
    onVault(vault);
    clear();
    name.value = '';
    return true as const;
  });
  const watch = createAction(async () => {
    const called = name.value.trim();
    const named = called === '' ? {} : { name: called };
    onVault(await send('account.watch', { address: address.value.trim(), ...named }));
    address.value = '';
    name.value = '';
    return true as const;
  });
  return {
    ...{ pair, password, words, phrase, privateKey, name, file, filePassword, address },
    ...{ create, importPhrase, importKey, readFile, importFile, watch },
    wallets: createWalletsModel({ send, onVault }),
    clear,
  };
}
