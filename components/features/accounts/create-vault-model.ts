import { computed, type ReadonlySignal } from '@preact/signals';
import type { Address } from 'viem';
import { createResource, getValue, type Resource } from '@/components/ui/async-state';
import { type Action, createAction } from '@/components/ui/create-action';
import { isSameAddress } from '@/lib/format/address';
import type { Account, Vault } from '@/lib/model/account';
import type { Send } from '@/lib/protocol/send';

export type VaultModel = {
  vault: Resource<Vault>;
  /** The account that acts; null while there is none or it is not known. */
  selected: ReadonlySignal<Account | null>;
  /** The account of an address; undefined while it is not known. */
  find: (address: Address) => Account | undefined;
  unlock: Action<[password: string], void>;
  lock: Action<[], void>;
  select: Action<[address: Address], void>;
  rename: Action<[change: { address: Address; name: string }], void>;
  remove: Action<[which: { address: Address; password?: string }], void>;
  add: Action<[], void>;
};

/** The keystore as pages see it. `onSelect` is told when another account acts. */
export function createVaultModel(of: { send: Send; onSelect?: () => void }): VaultModel {
  const { send, onSelect } = of;
  const vault = createResource(() => send('account.read', {}));
  const find = (address: Address) =>
    getValue(vault)?.accounts.find((one) => isSameAddress(one.address, address));
  const selected = computed(() => {
    const state = vault.state.value;
    const address = state.status === 'ready' ? state.value.selected : null;
    return (address && find(address)) ?? null;
  });
  /** A change whose answer is the vault after it. */
  const change = <Args extends readonly unknown[]>(ask: (...args: Args) => Promise<Vault>) =>
    createAction(async (...args: Args) => {
      const before = selected.value?.address;
      vault.set(await ask(...args));
      if (selected.value?.address !== before) onSelect?.();
    });
  return {
    vault,
    selected,
    find,
    unlock: change((password: string) => send('account.unlock', { password })),
    lock: change(() => send('account.lock', {})),
    select: change((address: Address) => send('account.select', { address })),
    rename: change((input: { address: Address; name: string }) => send('account.rename', input)),
    remove: change((input: { address: Address; password?: string }) =>
      send('account.remove', input),
    ),
    add: change(() => send('account.add', {})),
  };
}
