import { useSignal } from '@preact/signals';
import { Button } from '@/components/ui/button';
import { formatCount } from '@/lib/format/count';
import { t } from '@/lib/i18n';
import type { ManifestView } from '@/lib/model/manifest-view';
import type { Row } from './create-check-model';
import { FileRow } from './file-row';

type Props = { rows: readonly Row[]; view: Extract<ManifestView, { status: 'read' }> };

/** Rows drawn at first. */
const rowsMax = 200;

/** The manifest file by file, then the reader's files that are not in it. */
export function FileList({ rows, view }: Props) {
  const all = useSignal(false);
  const approved = rows.filter((row) => row.approved !== null);
  const others = rows.filter((row) => row.approved === null);
  const shown = all.value ? approved : approved.slice(0, rowsMax);
  const isEarned = view.reasons.length === 0;
  return (
    <>
      {others.length > 0 && (
        <>
          <h2>{t('check_others')}</h2>
          <ul class="check-list">
            {others.slice(0, all.value ? others.length : rowsMax).map((row) => (
              <FileRow key={row.path} row={row} isEarned={isEarned} demo={view.demo} />
            ))}
          </ul>
        </>
      )}
      <h2>{t('check_list')}</h2>
      {rows.length === 0 && <p class="check-muted">{t('check_empty')}</p>}
      <ul class="check-list">
        {shown.map((row) => (
          <FileRow key={row.path} row={row} isEarned={isEarned} demo={view.demo} />
        ))}
      </ul>
      {!all.value && Math.max(approved.length, others.length) > rowsMax && (
        <Button
          onClick={() => {
            all.value = true;
          }}
        >
          {t('check_show_all', formatCount(rows.length))}
        </Button>
      )}
    </>
  );
}
