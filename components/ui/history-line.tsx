import { formatCount, formatShare } from '@/lib/format/count';
import { toUntrustedLine } from '@/lib/format/untrusted';
import { t } from '@/lib/i18n';
import { getHistoryProgress, type HistoryState, isHistoryRead } from '@/lib/model/participation';
import { Button } from './button';
import type { HistoryReading } from './create-history-reading';
import { ErrorState } from './error-state';
import './history-line.css';

type Props = {
  model: HistoryReading;
  /** What may be missing while not all is read. */
  partial: string;
};

/** How far the logs were read, of whom, and what that leaves open. */
export function HistoryLine({ model, partial }: Props) {
  const history = model.history.value;
  const reading = model.reading.value;
  if (!history) return null;
  const { done, total } = getHistoryProgress(history);
  const isRead = isHistoryRead(history);
  return (
    <div class="history-line">
      <p>{tellStretch(history)}</p>
      {!isRead && <p class="history-line-muted">{partial}</p>}
      {reading.status === 'reading' && !isRead && (
        <>
          <progress
            aria-label={t('part_history_reading')}
            value={Number(done)}
            max={Number(total)}
          />
          <p class="history-line-words">
            <span role="status">{t('part_history_reading')}</span>
            <span>{formatShare(done, total)}</span>
            <Button small onClick={model.stop}>
              {t('part_history_stop')}
            </Button>
          </p>
        </>
      )}
      {reading.status === 'stopped' && !isRead && (
        <div>
          <Button small onClick={() => void model.start()}>
            {t('part_history_go_on')}
          </Button>
        </div>
      )}
      {reading.status === 'failed' && (
        <ErrorState
          code={reading.code}
          title={t('part_history_failed')}
          onRetry={() => void model.start()}
        />
      )}
    </div>
  );
}

function tellStretch({ low, high, operator }: HistoryState): string {
  if (operator === null || low > high) return t('part_history_none');
  const by = toUntrustedLine(operator, 60).text;
  return t('part_history_read', by, formatCount(low), formatCount(high));
}
