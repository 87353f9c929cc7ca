import { DownloadCommands } from '@/components/features/download/download-commands';
import { ModelFacts } from '@/components/features/model-page/model-facts';
import { getOfferedCommit } from '@/components/ui/verdict-details';
import { t } from '@/lib/i18n';
import type { BadgeState } from '@/lib/model/badge';

/** What the record and its files are, and how to download exactly what was approved. */
export function Details({ badge, nowSeconds }: { badge: BadgeState; nowSeconds: bigint }) {
  const commit = getOfferedCommit(badge);
  return (
    <>
      <ModelFacts badge={badge} nowSeconds={nowSeconds} />
      {commit !== null && (
        <details>
          <summary>{t('download_title')}</summary>
          <DownloadCommands locator={badge.locator} commit={commit} />
        </details>
      )}
    </>
  );
}
