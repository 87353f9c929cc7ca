import { toUntrustedLine } from '@/lib/format/untrusted';
import { t } from '@/lib/i18n';
import './untrusted.css';

type Props = {
  text: string;
  /** Characters shown at most; the rest is a hover away. */
  max?: number;
  /** A text of several lines, shown with them where there is room. */
  isProse?: boolean;
};

/** A stranger's name, symbol or title: one line, isolated from its surroundings, its tricks made visible. */
export function Untrusted({ text, max, isProse }: Props) {
  const line = toUntrustedLine(text, max, isProse);
  const warning = line.marked ? t('ui_name_marked') : line.mixed ? t('ui_name_mixed') : null;
  return (
    <span class="untrusted">
      <bdi title={line.full === line.text ? undefined : line.full}>{line.text}</bdi>
      {warning !== null && (
        <span class="untrusted-warning" title={warning}>
          <span aria-hidden="true">⚠</span>
          <span class="visually-hidden"> {warning}</span>
        </span>
      )}
    </span>
  );
}
