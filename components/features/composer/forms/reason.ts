/** Why something is decided, as it is kept on the chain: counted in UTF-8 bytes. */
import { t } from '@/lib/i18n';
import { type FieldProblem, type Fields, missing, wrong } from './types';

const reasonBytesMax = 256;

export function getReason(fields: Fields): string {
  return (fields['reason'] ?? '').trim();
}

export function checkReason(fields: Fields): FieldProblem | null {
  const bytes = new TextEncoder().encode(getReason(fields)).length;
  if (bytes === 0) return missing('reason', t('form_reason_missing'));
  return bytes > reasonBytesMax
    ? wrong('reason', t('form_reason_long', String(bytes), String(reasonBytesMax)))
    : null;
}
