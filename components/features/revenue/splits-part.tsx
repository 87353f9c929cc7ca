import { Untrusted } from '@/components/ui/untrusted';
import { formatBasisPoints, formatCount } from '@/lib/format/count';
import { t } from '@/lib/i18n';
import type { Revenue, RevenueCurrency } from '@/lib/model/revenue';
import { getSymbol, Money } from './money';

/** How what is paid in is shared, and what was paid in so far. */
export function SplitsPart({ revenue }: { revenue: Revenue }) {
  const { splits, currencies } = revenue;
  if (splits === null) {
    return (
      <section class="revenue-section">
        <h2>{t('revenue_split')}</h2>
        <p class="revenue-muted">{t('revenue_no_splits')}</p>
      </section>
    );
  }
  const parts = [
    { name: t('revenue_part_stakers'), bps: splits.stakersBps },
    { name: t('revenue_part_contributors'), bps: splits.contributorsBps },
    { name: t('revenue_part_treasury'), bps: splits.treasuryBps },
    { name: t('revenue_part_incentives'), bps: splits.incentivesBps },
    ...splits.parents.map(({ id, bps }) => ({
      name: t('revenue_part_parent', formatCount(id)),
      bps,
    })),
  ].filter(({ bps }) => bps > 0);
  return (
    <section class="revenue-section">
      <h2>{t('revenue_split')}</h2>
      <ul class="revenue-parts">
        {parts.map(({ name, bps }) => (
          <li key={name}>
            <span>{name}</span>
            <Bar bps={bps} />
            <strong>{formatBasisPoints(BigInt(bps))}</strong>
          </li>
        ))}
      </ul>
      <ul class="revenue-list">
        {currencies.map((currency) => (
          <Currency key={currency.token} currency={currency} />
        ))}
      </ul>
    </section>
  );
}

/** It says nothing the number beside it does not. */
function Bar({ bps }: { bps: number }) {
  return (
    <svg class="revenue-bar" viewBox="0 0 10000 8" preserveAspectRatio="none" aria-hidden="true">
      <rect class="revenue-bar-track" width="10000" height="8" />
      <rect class="revenue-bar-part" width={bps} height="8" />
    </svg>
  );
}

function Currency({ currency }: { currency: RevenueCurrency }) {
  const { received, treasury, incentives, contributors, unsplit, accepted } = currency;
  const pots = [
    { text: t('revenue_pot_contributors'), amount: contributors },
    { text: t('revenue_pot_treasury'), amount: treasury },
    { text: t('revenue_pot_incentives'), amount: incentives },
    { text: t('revenue_pot_unsplit'), amount: unsplit },
  ].filter(({ amount }) => amount > 0n);
  return (
    <li class="revenue-item">
      <p class="revenue-item-head">
        <Untrusted text={getSymbol(currency)} max={12} />
        {!accepted && <span class="revenue-muted">{t('revenue_not_accepted')}</span>}
      </p>
      <p>
        <Money amount={received} currency={currency} />{' '}
        <span class="revenue-muted">{t('revenue_received')}</span>
      </p>
      {pots.map(({ text, amount }) => (
        <p key={text}>
          <Money amount={amount} currency={currency} /> <span class="revenue-muted">{text}</span>
        </p>
      ))}
    </li>
  );
}
