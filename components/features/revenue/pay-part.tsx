import type { ReadonlySignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { AmountField } from '@/components/ui/amount-field';
import { Button } from '@/components/ui/button';
import { Select } from '@/components/ui/select';
import { toUntrustedLine } from '@/lib/format/untrusted';
import { t } from '@/lib/i18n';
import type { Revenue, RevenueCurrency } from '@/lib/model/revenue';
import type { RevenueModel } from './create-revenue-model';
import { getSymbol, tellMoney } from './money';

type Props = {
  model: RevenueModel;
  revenue: Revenue;
  /** What became of one of the two steps, where it was sent last. */
  underWay: ComponentChildren;
  isUnderWay: ReadonlySignal<boolean>;
};

/** Pays revenue in: first the router is allowed exactly the amount, then it is paid. */
export function PayPart({ model, revenue, underWay, isUnderWay }: Props) {
  const title = useRef<HTMLHeadingElement>(null);
  const isBack = model.isBack.value;
  // Back from the last look of a step, the place is where the next one waits.
  useEffect(() => {
    if (!isBack) return;
    title.current?.focus();
    model.isBack.value = false;
  }, [isBack, model]);
  const accepted = revenue.currencies.filter((one) => one.accepted);
  const currency = model.currency.value;
  if (revenue.account === null || currency === null) return null;
  const amount = model.amount.value.value;
  const isAllowed = amount !== null && currency.allowance >= amount;
  return (
    <section class="revenue-section">
      <h2 ref={title} tabIndex={-1}>
        {t('revenue_pay_title')}
      </h2>
      <p class="revenue-muted">{t('revenue_pay_text')}</p>
      <form
        class="revenue-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (amount !== null) void ask(model, { currency, amount, isAllowed });
        }}
      >
        <Select
          label={t('revenue_currency')}
          value={currency.token}
          options={accepted.map((one) => ({
            value: one.token,
            label: toUntrustedLine(getSymbol(one), 12).text,
          }))}
          onChange={(token) => {
            model.token.value = token;
          }}
        />
        <AmountField
          label={t('revenue_amount')}
          input={model.amount}
          unit={getSymbol(currency)}
          decimals={Math.min(currency.decimals, 20)}
          max={{ value: model.balance, label: t('revenue_in_wallet') }}
          hint={t(isAllowed ? 'revenue_pay_hint' : 'revenue_allow_hint')}
        />
        <Button
          look="primary"
          type="submit"
          disabled={amount === null}
          busy={model.prepare.busy.value}
        >
          {t(isAllowed ? 'revenue_pay' : 'revenue_allow')}
        </Button>
      </form>
      {underWay}
      {model.sent.value === 'allow-revenue' && (isAllowed || isUnderWay.value) && (
        <p role="status">{t(isAllowed ? 'revenue_step_two' : 'revenue_step_two_waits')}</p>
      )}
    </section>
  );
}

function ask(
  model: RevenueModel,
  of: { currency: RevenueCurrency; amount: bigint; isAllowed: boolean },
): Promise<unknown> {
  const { currency, amount, isAllowed } = of;
  const { token } = currency;
  return model.prepare.run(
    { kind: isAllowed ? 'pay-revenue' : 'allow-revenue', token, amount },
    t(isAllowed ? 'revenue_do_pay' : 'revenue_do_allow', tellMoney(amount, currency)),
  );
}
