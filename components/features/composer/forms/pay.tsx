import { Amount } from '@/components/ui/amount';
import { Button } from '@/components/ui/button';
import { Choice } from '@/components/ui/choice';
import { TextInput } from '@/components/ui/text-input';
import { formatShortHex, isAddressText, isSameAddress, zeroAddress } from '@/lib/format/address';
import { formatExactAmount, formatPlainAmount } from '@/lib/format/amount';
import { toUntrustedLine } from '@/lib/format/untrusted';
import { t } from '@/lib/i18n';
import type { ComposingContext } from '@/lib/model/composing';
import { readAmount } from './amounts';
import {
  type ActionForm,
  type FieldProblem,
  type Fields,
  type FormProps,
  finish,
  missing,
  wrong,
} from './types';

/** Pays from what the timelock holds. */
export const pay: ActionForm<'pay'> = {
  kind: 'pay',
  title: () => t('kind_pay'),
  hint: () => t('kind_pay_hint'),
  start: () => ({ asset: 'token', recipient: '', amount: '' }),
  parse(fields) {
    const amount = readAmount('amount', fields['amount'] ?? '');
    const problems = [checkRecipient(fields), amount.problem ?? checkZero(amount.value)];
    return finish(problems, () => ({
      kind: 'pay',
      asset: getAsset(fields),
      recipient: (fields['recipient'] ?? '').trim(),
      amount: amount.value ?? 0n,
    }));
  },
  describe({ asset, recipient, amount }, context) {
    const { symbol } = getHoldings(asset, context);
    return t(
      'effect_pay',
      `${formatExactAmount(amount)} ${toUntrustedLine(symbol, 12).text}`,
      formatShortHex(recipient),
    );
  },
  Form: PayForm,
};

function getAsset(fields: Fields): 'native' | 'token' {
  return fields['asset'] === 'native' ? 'native' : 'token';
}

function getHoldings(
  asset: 'native' | 'token',
  { model, nativeSymbol, treasury }: ComposingContext,
) {
  return asset === 'native'
    ? { symbol: nativeSymbol, balance: treasury.nativeWei }
    : { symbol: model.symbol, balance: treasury.tokens };
}

function checkRecipient(fields: Fields): FieldProblem | null {
  const recipient = (fields['recipient'] ?? '').trim();
  if (recipient === '') return missing('recipient', t('form_address_missing'));
  if (!isAddressText(recipient)) return wrong('recipient', t('form_address_wrong'));
  return isSameAddress(recipient, zeroAddress)
    ? wrong('recipient', t('problem_recipient_zero'))
    : null;
}

function checkZero(value: bigint): FieldProblem | null {
  return value === 0n ? wrong('amount', t('ui_amount_empty')) : null;
}

function PayForm({ fields, onChange, problem, context }: FormProps) {
  const asset = getAsset(fields);
  const { symbol, balance } = getHoldings(asset, context);
  const amount = readAmount('amount', fields['amount'] ?? '').value;
  const isOver = amount !== null && amount > balance;
  return (
    <>
      <Choice
        legend={t('form_asset')}
        value={asset}
        inline
        options={[
          { value: 'token', label: toUntrustedLine(context.model.symbol, 12).text },
          { value: 'native', label: context.nativeSymbol },
        ]}
        onChange={(value) => onChange({ asset: value })}
      />
      <TextInput
        label={t('form_recipient')}
        code
        placeholder="0x…"
        value={fields['recipient'] ?? ''}
        error={problem('recipient')}
        onChange={(recipient) => onChange({ recipient })}
      />
      <TextInput
        label={t('form_amount', toUntrustedLine(symbol, 12).text)}
        inputMode="decimal"
        value={fields['amount'] ?? ''}
        error={problem('amount')}
        hint={isOver ? <strong>{t('form_over_treasury')}</strong> : undefined}
        aside={
          <>
            {t('form_treasury')} <Amount value={balance} unit={symbol} />{' '}
            <Button
              small
              look="plain"
              disabled={balance === 0n}
              onClick={() => onChange({ amount: formatPlainAmount(balance) })}
            >
              {t('ui_max')}
            </Button>
          </>
        }
        onChange={(value) => onChange({ amount: value })}
      />
    </>
  );
}
