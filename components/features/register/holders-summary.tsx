import { Address } from '@/components/ui/address';
import { Amount } from '@/components/ui/amount';
import { Facts } from '@/components/ui/facts';
import { Notice } from '@/components/ui/notice';
import { formatCount, formatShare } from '@/lib/format/count';
import { formatShares } from '@/lib/format/shares';
import { plural, t } from '@/lib/i18n';
import type { Holder, HoldersReport } from '@/lib/model/registration';
import type { WizardModel } from './wizard-model';

type Props = { wizard: WizardModel; report: HoldersReport };

const shownMax = 10;

/** What the list adds up to: the supply, who holds how much of it, who votes from the first second. */
export function HoldersSummary({ wizard, report }: Props) {
  const { total, staked, count, voterCount } = report;
  const symbol = wizard.value.value.fields['symbol'] ?? '';
  return (
    <section class="register-summary" aria-labelledby="register-summary">
      <h3 id="register-summary">{t('holders_summary')}</h3>
      <Facts
        rows={[
          { label: t('holders_supply'), value: <Amount value={total} unit={symbol} /> },
          { label: t('holders_accounts'), value: formatCount(count) },
          {
            label: t('holders_at_once'),
            value:
              voterCount === 0 ? (
                t('holders_nobody')
              ) : (
                <>
                  {plural('holders_voters', voterCount)} · <Amount value={staked} unit={symbol} />
                </>
              ),
          },
        ]}
      />
      <Shares report={report} symbol={symbol} />
      <Concentration report={report} />
      {voterCount === 0 && (
        <Notice tone="warning">
          <p>{t('holders_nobody_text')}</p>
        </Notice>
      )}
    </section>
  );
}

function Shares({ report, symbol }: { report: HoldersReport; symbol: string }) {
  const { largest, total, count } = report;
  const shown = largest.slice(0, shownMax);
  const shares = formatShares(shown.map(getSize), total);
  return (
    <>
      <ol class="register-shares">
        {shown.map((holder, index) => (
          <li key={holder.account} class="register-share">
            <Address hex={holder.account} />
            <span class="register-share-bar" aria-hidden="true">
              <span style={{ inlineSize: getWidth(holder, total) }} />
            </span>
            <span class="register-share-part">{shares[index]}</span>
            <span class="register-share-amount">
              <Amount value={getSize(holder)} unit={symbol} />
            </span>
          </li>
        ))}
      </ol>
      {count > shown.length && (
        <p class="register-muted">{plural('holders_more', count - shown.length)}</p>
      )}
    </>
  );
}

/** One account that can outvote all others decides alone: everything would be approved by itself. */
function Concentration({ report: { largest, total, staked } }: Pick<Props, 'report'>) {
  const [first] = largest;
  if (!first) return null;
  const isMost = getSize(first) * 2n > total;
  const mostStaked = largest.find((one) => staked > 0n && one.staked * 2n > staked);
  if (!isMost && !mostStaked) return null;
  return (
    <Notice tone="warning" title={t('holders_concentrated_title')}>
      {isMost && <p>{t('holders_concentrated', formatShare(getSize(first), total))}</p>}
      {mostStaked && (
        <p>{t('holders_concentrated_votes', formatShare(mostStaked.staked, staked))}</p>
      )}
    </Notice>
  );
}

function getSize({ amount, staked }: Holder): bigint {
  return amount + staked;
}

/** Percent of the whole, as CSS takes it. */
function getWidth(holder: Holder, total: bigint): string {
  return `${total === 0n ? 0 : Number((getSize(holder) * 10_000n) / total) / 100}%`;
}
