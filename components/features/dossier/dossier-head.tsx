import type { ComponentChildren } from 'preact';
import { CopyButton } from '@/components/ui/copy-button';
import { Facts } from '@/components/ui/facts';
import { getOwnerRow, getRecordRow, getStakedRow } from '@/components/ui/record-rows';
import { Untrusted } from '@/components/ui/untrusted';
import { VerdictPanel } from '@/components/ui/verdict-panel';
import { t } from '@/lib/i18n';
import type { BadgeState } from '@/lib/model/badge';

type Props = { badge: BadgeState; nowMs: number; actions: ComponentChildren };

/** Which model and record this is, what the badge says of it, and how that is known. */
export function DossierHead({ badge, nowMs, actions }: Props) {
  const { model, locator } = badge;
  return (
    <header class="dossier-head">
      <div class="dossier-title">
        <h1>
          <Untrusted text={model?.name || locator} max={80} />{' '}
          {model && (
            <span class="dossier-symbol">
              <Untrusted text={model.symbol} max={12} />
            </span>
          )}
        </h1>
        <p class="dossier-muted">
          <Untrusted text={locator} max={80} />{' '}
          <CopyButton text={locator} label={t('page_copy_locator')} />
        </p>
      </div>
      <VerdictPanel badge={badge} nowMs={nowMs} heading="h2" />
      {model && (
        <Facts prose rows={[getRecordRow(model), getOwnerRow(model), getStakedRow(model)]} />
      )}
      <div>{actions}</div>
    </header>
  );
}
