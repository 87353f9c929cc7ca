import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import { getPasswordStrength, type PasswordStrength } from './password-rules';

export type PasswordPair = {
  first: Signal<string>;
  again: Signal<string>;
  strength: ReadonlySignal<PasswordStrength>;
  /** The second field says something else; null-like while it is still a beginning of the first. */
  differs: ReadonlySignal<boolean>;
  /** Long enough, and the same twice. */
  ready: ReadonlySignal<boolean>;
  clear: () => void;
};

/** A new password, typed twice. It lives in memory only. */
export function createPasswordPair(): PasswordPair {
  const first = signal('');
  const again = signal('');
  const strength = computed(() => getPasswordStrength(first.value));
  const differs = computed(() => again.value !== '' && !first.value.startsWith(again.value));
  const ready = computed(() => strength.value !== 'short' && first.value === again.value);
  const clear = () => {
    first.value = '';
    again.value = '';
  };
  return { first, again, strength, differs, ready, clear };
}
