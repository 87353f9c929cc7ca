import { Button } from '@/components/ui/button';
import { formatBytes } from '@/lib/format/bytes';
import { formatDuration } from '@/lib/format/time';
import { t } from '@/lib/i18n';
import type { QueueProgress } from './create-check-queue';

type Props = { progress: QueueProgress; onStop: () => void };

/** How far the reading is, how fast, and how long it will take. */
export function CheckProgress({ progress, onStop }: Props) {
  const { doneBytes, totalBytes, bytesPerSecond } = progress;
  return (
    <div class="check-progress">
      <progress
        aria-label={t('check_reading')}
        value={doneBytes}
        // A bar of nothing would have no end.
        max={Math.max(totalBytes, 1)}
      />
      <p class="check-progress-words">
        <span>{t('check_done_of', formatBytes(doneBytes), formatBytes(totalBytes))}</span>
        <span>
          {bytesPerSecond !== null && t('check_speed', formatBytes(Math.round(bytesPerSecond)))}
        </span>
        <span>{getTimeLeft(progress)}</span>
      </p>
      <Button small onClick={onStop}>
        {t('check_stop')}
      </Button>
    </div>
  );
}

function getTimeLeft({ doneBytes, totalBytes, bytesPerSecond }: QueueProgress): string {
  if (bytesPerSecond === null || bytesPerSecond <= 0) return '';
  const seconds = Math.ceil((totalBytes - doneBytes) / bytesPerSecond);
  return t('check_left', formatDuration(BigInt(Math.max(1, seconds))));
}
