import { t } from '@/lib/i18n';
import { getAge, getReadAt } from './card-texts';

/** How long ago it was read. On a line of its own: what grows by the second must not move what is about to be pressed. */
export function ReadAt({ readAtMs, nowMs }: { readAtMs: number; nowMs: number }) {
  return <small title={getReadAt(readAtMs)}>{t('provenance_read', getAge(readAtMs, nowMs))}</small>;
}
