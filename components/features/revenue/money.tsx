import { Amount } from '@/components/ui/amount';
import { formatShortHex } from '@/lib/format/address';
import type { RevenueCurrency } from '@/lib/model/revenue';

type Props = { amount: bigint; currency: RevenueCurrency };

/** An amount in one of a model's currencies; a token that does not tell its symbol is named by its address. */
export function Money({ amount, currency }: Props) {
  return (
    <Amount value={amount} unit={getSymbol(currency)} decimals={Math.min(currency.decimals, 20)} />
  );
}

/** Untrusted text. */
export function getSymbol({ symbol, token }: Pick<RevenueCurrency, 'symbol' | 'token'>): string {
  return symbol === '' ? formatShortHex(token) : symbol;
}
