import { toUntrustedLine } from '@/lib/format/untrusted';
import { t } from '@/lib/i18n';

/** A stranger's name or symbol: one line, isolated, its tricks made visible (docs/threat-model.md, T5). */
export function Name({ text, max = 48 }: { text: string; max?: number }) {
  const line = toUntrustedLine(text, max);
  const warning = line.marked ? t('ui_name_marked') : line.mixed ? t('ui_name_mixed') : null;
  return (
    <span class="name">
      <bdi title={line.full === line.text ? undefined : line.full}>{line.text}</bdi>
      {warning !== null && <small class="warning">{warning}</small>}
    </span>
  );
}
