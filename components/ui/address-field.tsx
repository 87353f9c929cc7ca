import { t } from '@/lib/i18n';
import type { AddressInput } from './create-address-input';
import { TextField } from './text-field';

/** An address to be typed or pasted; what is wrong with it is said at once. */
export function AddressField({ label, input }: { label: string; input: AddressInput }) {
  const problem = input.problem.value;
  const text = problem === 'checksum' ? 'error_signer_invalid_address' : 'stake_delegate_malformed';
  return (
    <TextField
      label={label}
      value={input.text}
      placeholder="0x…"
      spellcheck={false}
      maxLength={80}
      error={problem && t(text)}
    />
  );
}
