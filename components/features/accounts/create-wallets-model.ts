import { type Signal, signal } from '@preact/signals';
import { createResource, type Resource } from '@/components/ui/async-state';
import { type Action, createAction } from '@/components/ui/create-action';
import type { Vault } from '@/lib/model/account';
import type { OutputOf } from '@/lib/protocol/messages';
import type { Send } from '@/lib/protocol/send';

export type WalletsModel = {
  found: Resource<OutputOf<'wallet.list'>>;
  /** Another extension's id, where it is not MetaMask's. */
  extensionId: Signal<string>;
  /** Gives whether an account was connected; a person may have said no in their wallet. */
  connect: Action<[which: { kind: 'injected' | 'metamask'; wallet: string }], boolean>;
};

/** Wallets of this browser, and connecting one. */
export function createWalletsModel(of: {
  send: Send;
  onVault: (vault: Vault) => void;
}): WalletsModel {
  const { send, onVault } = of;
  return {
    found: createResource(() => send('wallet.list', {})),
    extensionId: signal(''),
    connect: createAction(async (which) => {
      const vault = await send('account.connect', which);
      onVault(vault);
      const { selected } = vault;
      return vault.accounts.some(
        ({ address, kind }) => address === selected && kind === which.kind,
      );
    }),
  };
}
