import { formatShortHex } from '@/lib/format/address';
import { t } from '@/lib/i18n';
import { CopyButton } from './copy-button';
import { Tip } from './tip';
import { Untrusted } from './untrusted';
import './address.css';

type Props = {
  /** An address or a hash: 0x and hex digits. */
  hex: string;
  /** The reader's own name for it, shown before the digits. Untrusted text. */
  name?: string | undefined;
  what?: 'address' | 'hash';
};

/** Short, whole on hover and focus, with a copy button. A name never stands without its digits. */
export function Address({ hex, name, what = 'address' }: Props) {
  return (
    <span class="address">
      {name !== undefined && <Untrusted text={name} max={24} />}
      <Tip detail={hex}>
        <code class="address-digits">{formatShortHex(hex)}</code>
      </Tip>
      <CopyButton text={hex} label={t(`ui_copy_${what}`, formatShortHex(hex))} />
    </span>
  );
}
