import { Button } from '@/components/ui/button';
import { Untrusted } from '@/components/ui/untrusted';
import { formatBasisPoints, formatCount } from '@/lib/format/count';
import { toUntrustedLine } from '@/lib/format/untrusted';
import { t } from '@/lib/i18n';
import {
  type Revenue,
  type RevenueCurrency,
  type WaitingPot,
  waitingPots,
} from '@/lib/model/revenue';
import type { RevenueModel } from './create-revenue-model';
import { getSymbol, Money } from './money';

type Props = { model: RevenueModel; revenue: Revenue };

/** How what is paid in is shared, what was paid in so far, and what of it waits for somebody to hand it on. */
export function SplitsPart({ model, revenue }: Props) {
  const { splits, currencies, account } = revenue;
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
          <Currency
            key={currency.token}
            currency={currency}
            model={model}
            mayAct={account !== null}
          />
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

type CurrencyProps = Pick<Props, 'model'> & { currency: RevenueCurrency; mayAct: boolean };

function Currency({ currency, model, mayAct }: CurrencyProps) {
  const { received, contributors, accepted } = currency;
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
      {contributors > 0n && (
        <p>
          <Money amount={contributors} currency={currency} />{' '}
          <span class="revenue-muted">{t('revenue_pot_contributors')}</span>
        </p>
      )}
      {waitingPots
        .filter((pot) => currency[pot] > 0n)
        .map((pot) => (
          <p class="revenue-pot" key={pot}>
            <span>
              <Money amount={currency[pot]} currency={currency} />{' '}
              <span class="revenue-muted">{t(`revenue_pot_${pot}`)}</span>
            </span>
            {mayAct && <HandOn pot={pot} currency={currency} model={model} />}
          </p>
        ))}
    </li>
  );
}

/** Anybody may; where it goes is set by the vote. */
function HandOn({ pot, currency, model }: Omit<CurrencyProps, 'mayAct'> & { pot: WaitingPot }) {
  const { token } = currency;
  const summary = t(`revenue_do_hand_on_${pot}`, toUntrustedLine(getSymbol(currency), 12).text);
  return (
    <Button
      small
      busy={model.prepare.busy.value}
      onClick={() => void model.prepare.run({ kind: 'hand-on-revenue', pot, token }, summary)}
    >
      {t(`revenue_hand_on_${pot}`)}
    </Button>
  );
}
