import { Button } from '@/components/ui/button';
import { toUntrustedLine } from '@/lib/format/untrusted';
import { t } from '@/lib/i18n';
import type { Revenue, RevenueCurrency } from '@/lib/model/revenue';
import type { RevenueModel } from './create-revenue-model';
import { getSymbol, Money } from './money';

type Props = { model: RevenueModel; revenue: Revenue };

/** What the router may still take of the account, in any currency there ever was, and taking it back. */
export function AllowedPart({ model, revenue }: Props) {
  const allowed = revenue.currencies.filter(({ allowance }) => allowance > 0n);
  if (allowed.length === 0) return null;
  return (
    <section class="revenue-section">
      <h2>{t('funds_allowance')}</h2>
      <ul class="revenue-list">
        {allowed.map((currency) => (
          <li class="revenue-item" key={currency.token}>
            <p class="revenue-pot">
              <span>
                <span class="revenue-muted">{t('revenue_router_may')}</span>{' '}
                <Money amount={currency.allowance} currency={currency} />
              </span>
              <Button
                small
                busy={model.prepare.busy.value}
                onClick={() => void takeBack(model, currency)}
              >
                {t('funds_revoke')}
              </Button>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function takeBack(model: RevenueModel, currency: RevenueCurrency): Promise<unknown> {
  const summary = t('revenue_do_revoke', toUntrustedLine(getSymbol(currency), 12).text);
  return model.prepare.run({ kind: 'revoke', token: currency.token }, summary);
}
