import { type Signal, signal } from '@preact/signals';
import { type Action, createAction } from '@/components/ui/create-action';
import type { Vault } from '@/lib/model/account';
import type { Send } from '@/lib/protocol/send';
import { createPasswordPair, type PasswordPair } from './create-password-pair';

export type PasswordModel = {
  /** The password there is. */
  password: Signal<string>;
  phrase: Signal<string>;
  pair: PasswordPair;
  change: Action<[], true>;
  /** By the recovery phrase, where the password is forgotten. */
  reset: Action<[], true>;
  /** What a reset left, by the password before it. */
  openOlder: Action<[], true>;
  clear: () => void;
};

/** A new password for the keystore. Secrets are emptied as soon as they were sent. */
export function createPasswordModel(of: {
  send: Send;
  onVault: (vault: Vault) => void;
}): PasswordModel {
  const { send, onVault } = of;
  const password = signal('');
  const phrase = signal('');
  const pair = createPasswordPair();
  const clear = () => {
    password.value = '';
    phrase.value = '';
    pair.clear();
  };
  const done = (vault: Vault) => {
    onVault(vault);
    clear();
    return true as const;
  };
  return {
    password,
    phrase,
    pair,
    change: createAction(async () => {
      const next = pair.first.value;
      return done(await send('account.change-password', { password: password.value, next }));
    }),
    reset: createAction(async () => {
      const text = phrase.value.trim();
      return done(
        await send('account.reset-password', { phrase: text, password: pair.first.value }),
      );
    }),
    openOlder: createAction(async () =>
      done(await send('account.open-older', { password: password.value })),
    ),
    clear,
  };
}
