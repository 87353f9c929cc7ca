import { computed, type ReadonlySignal, type Signal } from '@preact/signals';
import type { Address } from 'viem';
import { createKept, type FormStore } from '@/components/ui/kept';
import { isAddressText, isSameAddress, zeroAddress } from '@/lib/format/address';
import type { Position } from '@/lib/model/account';

/** Whose hands the votes are in. */
export type DelegateState = 'self' | 'nobody' | 'other';

export type DelegateChoice = {
  /** `self`, `other`, or `keep` where there is a delegate already; empty until it is chosen. */
  mode: Signal<string>;
  other: Signal<string>;
  /** The address chosen; null while there is none. */
  address: ReadonlySignal<Address | null>;
  /** The text in the field is no address. */
  malformed: ReadonlySignal<boolean>;
};

/** Who has the votes of a position. */
export function getDelegateState(of: Pick<Position, 'account' | 'delegate'>): DelegateState {
  if (isSameAddress(of.delegate, zeroAddress)) return 'nobody';
  return isSameAddress(of.delegate, of.account) ? 'self' : 'other';
}

/** The choice of who shall cast the votes. */
export function createDelegateChoice(of: {
  forms: FormStore;
  key: string;
  position: ReadonlySignal<Position | null>;
}): DelegateChoice {
  const mode = createKept(of.forms, `${of.key}/mode`);
  const other = createKept(of.forms, `${of.key}/other`);
  const malformed = computed(() => {
    const text = other.value.trim();
    return text !== '' && (!isAddressText(text) || isSameAddress(text, zeroAddress));
  });
  const address = computed(() => {
    const position = of.position.value;
    if (position === null) return null;
    if (mode.value === 'self') return position.account;
    if (mode.value === 'keep') return position.delegate;
    const text = other.value.trim();
    if (mode.value !== 'other' || malformed.value || !isAddressText(text)) return null;
    return text;
  });
  return { mode, other, address, malformed };
}
