import { computed, type ReadonlySignal, type Signal } from '@preact/signals';
import type { Address } from 'viem';
import { type AddressInput, createAddressInput } from '@/components/ui/create-address-input';
import { createKept, type FormStore } from '@/components/ui/kept';
import { isSameAddress, zeroAddress } from '@/lib/format/address';
import type { Position } from '@/lib/model/account';
import type { Send } from '@/lib/protocol/send';

/** Whose hands the votes are in. */
export type DelegateState = 'self' | 'nobody' | 'other';

export type DelegateChoice = {
  /** `self`, `other`, or `keep` where there is a delegate already; empty until it is chosen. */
  mode: Signal<string>;
  other: AddressInput;
  /** The address chosen; null while there is none. */
  address: ReadonlySignal<Address | null>;
};

/** Who has the votes of a position. */
export function getDelegateState(of: Pick<Position, 'account' | 'delegate'>): DelegateState {
  if (isSameAddress(of.delegate, zeroAddress)) return 'nobody';
  return isSameAddress(of.delegate, of.account) ? 'self' : 'other';
}

/** The choice of who shall cast the votes. */
export function createDelegateChoice(of: {
  send: Send;
  forms: FormStore;
  key: string;
  position: ReadonlySignal<Position | null>;
}): DelegateChoice {
  const mode = createKept(of.forms, `${of.key}/mode`);
  const other = createAddressInput({
    text: createKept(of.forms, `${of.key}/other`),
    send: of.send,
  });
  const address = computed(() => {
    const position = of.position.value;
    if (position === null) return null;
    if (mode.value === 'self') return position.account;
    if (mode.value === 'keep') return position.delegate;
    return mode.value === 'other' ? other.address.value : null;
  });
  return { mode, other, address };
}
