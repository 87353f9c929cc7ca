import type { ComponentChildren } from 'preact';
import { Address } from '@/components/ui/address';
import { Amount } from '@/components/ui/amount';
import { Chip } from '@/components/ui/chip';
import { CopyButton } from '@/components/ui/copy-button';
import { Facts } from '@/components/ui/facts';
import { Known } from '@/components/ui/known';
import { Tip } from '@/components/ui/tip';
import { Untrusted } from '@/components/ui/untrusted';
import { VerdictMark } from '@/components/ui/verdict-mark';
import { getVerdictMeaning, getVerdictWord } from '@/lib/format/badge-words';
import { formatCount, formatShare } from '@/lib/format/count';
import { toKey } from '@/lib/format/message-key';
import { t } from '@/lib/i18n';
import type { BadgeState, Model } from '@/lib/model/badge';
import { formatRecordId } from '@/lib/model/caip';

type Props = { badge: BadgeState; nowMs: number; actions: ComponentChildren };

/** Which model and record this is, what the badge says of it, and how that is known. */
export function DossierHead({ badge, nowMs, actions }: Props) {
  const { model, locator, verdict, provenance } = badge;
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
      <div class="dossier-verdict">
        <VerdictMark verdict={verdict} />
        <div>
          <p class="dossier-word">
            {getVerdictWord(verdict)} {verdict.demo && <Chip tone="demo">{t('network_demo')}</Chip>}
          </p>
          <p>{getVerdictMeaning(verdict)}</p>
          <Reasons badge={badge} />
          <p class="dossier-provenance">
            <Known provenance={provenance} nowMs={nowMs} />
          </p>
        </div>
      </div>
      {model && <Facts rows={getRows(model)} />}
      <div>{actions}</div>
    </header>
  );
}

function Reasons({ badge: { verdict } }: Pick<Props, 'badge'>) {
  if (verdict.reasons.length === 0) return null;
  return (
    <details>
      <summary>{t('page_why_not_green')}</summary>
      <ul class="dossier-reasons">
        {verdict.reasons.map((reason) => (
          <li key={reason}>{t(`reason_${toKey(reason)}`)}</li>
        ))}
      </ul>
    </details>
  );
}

function getRows({ record, owner, timelock, knownLaunch, stake, symbol }: Model) {
  const reference = formatRecordId(record);
  return [
    {
      label: t('page_record'),
      value: (
        <>
          <Tip detail={reference}>
            {t('page_record_of', formatCount(record.id), formatCount(record.chainId))}
          </Tip>{' '}
          <CopyButton text={reference} label={t('page_copy_record')} />
        </>
      ),
    },
    {
      label: t('page_owner'),
      value: (
        <>
          {t(knownLaunch && timelock ? 'page_owner_votes' : 'page_owner_account')}{' '}
          <Address hex={owner} />
        </>
      ),
    },
    stake && {
      label: t('page_staked'),
      value:
        stake.totalAssets === null ? (
          t('page_stake_silent')
        ) : (
          <>
            <Amount value={stake.totalAssets} unit={symbol} />{' '}
            {t('page_of_supply', formatShare(stake.totalAssets, stake.tokenSupply))}
          </>
        ),
    },
  ];
}
