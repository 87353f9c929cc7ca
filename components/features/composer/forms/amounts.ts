/** Amounts, spans and shares as they are typed into the composer's forms. */
import { type AmountProblem, formatPlainAmount, parseAmount } from '@/lib/format/amount';
import { t } from '@/lib/i18n';
import { type FieldProblem, missing, wrong } from './types';

export type Read = { value: bigint; problem: null } | { value: null; problem: FieldProblem };

/** The sentence for an amount that is none. */
function tellProblem(problem: Exclude<AmountProblem, 'empty'>, decimals: number): string {
  switch (problem) {
    case 'malformed':
      return t('ui_amount_malformed');
    case 'too-precise':
      return decimals === 0 ? t('form_whole_number') : t('ui_amount_too_precise', String(decimals));
    case 'too-large':
      return t('ui_amount_too_large');
    default:
      return problem satisfies never;
  }
}

/** A decimal text in smallest units. */
export function readAmount(field: string, text: string, decimals = 18): Read {
  const parsed = parseAmount(text, decimals);
  if (parsed.ok) return { value: parsed.value, problem: null };
  const problem =
    parsed.problem === 'empty'
      ? missing(field, t('form_amount_missing'))
      : wrong(field, tellProblem(parsed.problem, decimals));
  return { value: null, problem };
}

export const spanUnits = { seconds: 1n, minutes: 60n, hours: 3_600n, days: 86_400n } as const;
export type SpanUnit = keyof typeof spanUnits;

/** The unit a text names; the usual one for any other. */
export function toSpanUnit(text: string | undefined, usual: SpanUnit = 'seconds'): SpanUnit {
  return text !== undefined && Object.hasOwn(spanUnits, text) ? (text as SpanUnit) : usual;
}

/** The largest unit in which a span is a whole number. */
export function getSpanUnit(seconds: bigint): SpanUnit {
  const units: readonly SpanUnit[] = ['days', 'hours', 'minutes'];
  return units.find((unit) => seconds > 0n && seconds % spanUnits[unit] === 0n) ?? 'seconds';
}

/** A number of days, hours, minutes or seconds, in whole seconds. */
export function readSpan(field: string, text: string, unit: SpanUnit): Read {
  const read = readAmount(field, text, 3);
  if (read.value === null) return read;
  const thousandths = read.value * spanUnits[unit];
  if (thousandths % 1_000n !== 0n) {
    return { value: null, problem: wrong(field, t('form_whole_seconds')) };
  }
  return { value: thousandths / 1_000n, problem: null };
}

const percentPlaces = 2;
const ratePlaces = 16;

/** Percent with two places, in basis points. */
export function readPercent(field: string, text: string): Read {
  return readAmount(field, text, percentPlaces);
}

/** Percent as a rate with 18 decimals. */
export function readRate(field: string, text: string): Read {
  return readAmount(field, text, ratePlaces);
}

/** Basis points, and a rate, as they would be typed in percent. */
export function toPercentText(basisPoints: bigint): string {
  return formatPlainAmount(basisPoints, percentPlaces);
}

export function toRateText(rate: bigint): string {
  return formatPlainAmount(rate, ratePlaces);
}

const wholeToken = 10n ** 18n;

/** An amount to start from, without the part of a token; as it is where that is all there is. */
export function toWholeTokens(amount: bigint): bigint {
  return amount > wholeToken ? amount - (amount % wholeToken) : amount;
}
