import { Amount } from '@/components/ui/amount';
import { formatShortHex } from '@/lib/format/address';
import { formatExactAmount } from '@/lib/format/amount';
import { toUntrustedLine } from '@/lib/format/untrusted';
import type { RevenueCurrency } from '@/lib/model/revenue';

type Props = { amount: bigint; currency: RevenueCurrency };

/** An amount in one of a model's currencies; a token that does not tell its symbol is named by its address. */
export function Money({ amount, currency }: Props) {
  return (
    <Amount value={amount} unit={getSymbol(currency)} decimals={Math.min(currency.decimals, 20)} />
  );
}

/** The same as text, all digits of it. */
export function tellMoney(amount: bigint, currency: RevenueCurrency): string {
  const digits = formatExactAmount(amount, Math.min(currency.decimals, 20));
  return `${digits} ${toUntrustedLine(getSymbol(currency), 12).text}`;
}

/** Untrusted text. */
export function getSymbol({ symbol, token }: Pick<RevenueCurrency, 'symbol' | 'token'>): string {
  return symbol === '' ? formatShortHex(token) : symbol;
}
