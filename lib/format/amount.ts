/**
 * Amounts in smallest units (bigint) and the decimal text people read and type. Never a floating-point number:
 * Intl formats decimal strings exactly (ECMA-402, Intl.NumberFormat v3). Decimals are at most 20.
 */
import { getLocale } from '@/lib/i18n';

/** Decimals of our tokens, shares, votes and of every EVM chain's own coin. */
export const defaultDecimals = 18;

/** Why a text is no amount. */
export type AmountProblem = 'empty' | 'malformed' | 'too-precise' | 'too-large';
export type ParsedAmount = { ok: true; value: bigint } | { ok: false; problem: AmountProblem };

const uint256Max = 2n ** 256n - 1n;

/**
 * The amount a decimal text stands for, in smallest units. Takes the separators of the interface's language;
 * group separators only where they belong.
 */
export function parseAmount(text: string, decimals = defaultDecimals): ParsedAmount {
  const { point, group } = getSeparators();
  const plain = text.trim().replace(/[\u00a0\u202f]/g, ' ');
  if (plain === '') return { ok: false, problem: 'empty' };
  const [whole = '', fraction = '', ...more] = plain.split(point);
  const digits = ungroup(whole, group);
  if (digits === null || more.length > 0 || !/^\d*$/.test(fraction) || digits + fraction === '')
    return { ok: false, problem: 'malformed' };
  if (fraction.replace(/0+$/, '').length > decimals) return { ok: false, problem: 'too-precise' };
  if (digits.length > 80) return { ok: false, problem: 'too-large' };
  const value = BigInt(digits + fraction.slice(0, decimals).padEnd(decimals, '0'));
  return value > uint256Max ? { ok: false, problem: 'too-large' } : { ok: true, value };
}

/** All digits, grouped, without trailing zeros: `1,234.000000000000000001`. */
export function formatExactAmount(value: bigint, decimals = defaultDecimals): string {
  return format(toDecimalString(value, decimals), { maximumFractionDigits: decimals });
}

/** All digits without groups, as a person would type them; what Max puts into a field. */
export function formatPlainAmount(value: bigint, decimals = defaultDecimals): string {
  return toDecimalString(value, decimals).replace('.', getSeparators().point);
}

/**
 * Short enough to read, never more than there is: cut (not rounded up) to 2 places from 1 on, to 6 below,
 * in thousands of millions with a word. Something too small to show is `<0.000001`, never 0.
 */
export function formatAmount(value: bigint, decimals = defaultDecimals): string {
  const size = value < 0n ? -value : value;
  const one = 10n ** BigInt(decimals);
  const text = toDecimalString(value, decimals);
  if (size >= 1_000_000_000n * one)
    return format(text, { notation: 'compact', maximumFractionDigits: 2 });
  if (size >= one) return format(text, { maximumFractionDigits: 2 });
  if (size === 0n || size * 1_000_000n >= one) return format(text, { maximumFractionDigits: 6 });
  return `<${format('0.000001', { maximumFractionDigits: 6 })}`;
}

/** Whether `formatAmount` leaves digits out. */
export function isShortened(value: bigint, decimals = defaultDecimals): boolean {
  return formatAmount(value, decimals) !== formatExactAmount(value, decimals);
}

function format(decimal: string, options: Intl.NumberFormatOptions): string {
  return new Intl.NumberFormat(getLocale(), { roundingMode: 'trunc', ...options }).format(
    decimal as Intl.StringNumericLiteral,
  );
}

function toDecimalString(value: bigint, decimals: number): string {
  const digits = (value < 0n ? -value : value).toString().padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  const fraction = digits.slice(digits.length - decimals).replace(/0+$/, '');
  return `${value < 0n ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`;
}

/** The digits of a whole number, or null when its groups are not groups of three. */
function ungroup(whole: string, group: string): string | null {
  const parts = whole.split(group);
  const [first = '', ...others] = parts;
  if (
    others.length > 0 &&
    (!/^\d{1,3}$/.test(first) || others.some((part) => !/^\d{3}$/.test(part)))
  )
    return null;
  const digits = parts.join('');
  return /^\d*$/.test(digits) ? digits : null;
}

function getSeparators(): { point: string; group: string } {
  const parts = new Intl.NumberFormat(getLocale()).formatToParts(12345678.9);
  const find = (type: string) => parts.find((part) => part.type === type)?.value;
  return {
    point: find('decimal') ?? '.',
    group: (find('group') ?? ',').replace(/[\u00a0\u202f]/g, ' '),
  };
}
