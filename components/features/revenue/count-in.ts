import { formatExactAmount } from '@/lib/format/amount';
import type { DecodedCall } from '@/lib/model/submission';

/** Arguments that are amounts of the currency a payment is made in: of `approve` and of `pay`. */
const amounts: ReadonlySet<string> = new Set(['amount', 'value']);

/** A payment's call with its amount counted in its currency's decimals, which the call does not tell. */
export function countIn(decoded: DecodedCall, decimals: number): DecodedCall {
  if (decoded.kind !== 'known' || decimals > 20) return decoded;
  const counted = decoded.arguments.map((argument) =>
    amounts.has(argument.name) && /^\d+$/.test(argument.exact)
      ? {
          ...argument,
          value: formatExactAmount(BigInt(argument.exact), decimals),
          unit: 'amount' as const,
          decimals,
        }
      : argument,
  );
  return { ...decoded, arguments: counted };
}
