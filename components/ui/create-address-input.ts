import { computed, effect, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { Address } from 'viem';
import { isAddressText, isSameAddress, zeroAddress } from '@/lib/format/address';
import type { Send } from '@/lib/protocol/send';

export type AddressInput = {
  text: Signal<string>;
  /** Null while there is none, or it is wrong. */
  address: ReadonlySignal<Address | null>;
  /** No address at all, or one with a mistyped digit; null for an empty field as well. */
  problem: ReadonlySignal<'malformed' | 'checksum' | null>;
};

/** An address as it is typed. Its form is looked at here, its checksum by the background, which has the hash for it. */
export function createAddressInput(of: { text: Signal<string>; send: Send }): AddressInput {
  const { text, send } = of;
  const mistyped = signal('');
  const typed = computed(() => text.value.trim());
  const ask = async (address: Address) => {
    try {
      if (!(await send('account.check-address', { address })).fits) mistyped.value = address;
    } catch {
      // Nobody answers: whoever prepares the call looks again.
    }
  };
  effect(() => {
    const address = typed.value;
    if (isAddressText(address)) void ask(address);
  });
  const problem = computed(() => {
    const address = typed.value;
    if (address === '') return null;
    if (!isAddressText(address) || isSameAddress(address, zeroAddress)) return 'malformed';
    return address === mistyped.value ? 'checksum' : null;
  });
  const address = computed(() =>
    problem.value === null && isAddressText(typed.value) ? typed.value : null,
  );
  return { text, address, problem };
}
