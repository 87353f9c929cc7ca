/** Counts and shares of a whole. */
import { getLocale } from '@/lib/i18n';

/** A whole number with groups: `21,402,118`. */
export function formatCount(value: number | bigint): string {
  return new Intl.NumberFormat(getLocale()).format(value);
}

/**
 * `part` of `whole` in percent, cut to one place. Something is never shown as nothing (`<0.1%`),
 * and less than all never as all (`>99.9%`). A whole of 0 gives `0%`. `perMille` where it was rounded otherwise.
 */
export function formatShare(
  part: bigint,
  whole: bigint,
  perMille = whole <= 0n ? 0n : (part * 1000n) / whole,
): string {
  if (whole <= 0n) return percent('0');
  if (perMille === 0n && part > 0n) return `<${percent('0.001')}`;
  if (part < whole && part * 1000n > whole * 999n) return `>${percent('0.999')}`;
  const digits = perMille.toString().padStart(4, '0');
  return percent(`${digits.slice(0, -3)}.${digits.slice(-3)}`);
}

/** Basis points (hundredths of a percent) in percent: `400` is `4%`. */
export function formatBasisPoints(basisPoints: bigint): string {
  const digits = basisPoints.toString().padStart(5, '0');
  return percent(`${digits.slice(0, -4)}.${digits.slice(-4)}`, 2);
}

/** A rate with 18 decimals in percent, to its last digit: `1.00000000000001%`. */
export function formatExactRate(rate: bigint): string {
  const digits = rate.toString().padStart(19, '0');
  return percent(`${digits.slice(0, -18)}.${digits.slice(-18)}`, 16);
}

function percent(decimal: string, maximumFractionDigits = 1): string {
  return new Intl.NumberFormat(getLocale(), {
    style: 'percent',
    maximumFractionDigits,
    roundingMode: 'trunc',
  }).format(decimal as Intl.StringNumericLiteral);
}
