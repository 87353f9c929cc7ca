/** Sizes of files, in decimal units as hubs show them. */
import { getLocale } from '@/lib/i18n';

const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;

/** `4.4 GB`, `812 bytes`; a size that is no whole number of bytes counts as 0. */
export function formatBytes(bytes: number): string {
  const size = Number.isSafeInteger(bytes) && bytes > 0 ? bytes : 0;
  const step = Math.min(units.length - 1, Math.max(0, Math.floor(Math.log10(size || 1) / 3)));
  return new Intl.NumberFormat(getLocale(), {
    style: 'unit',
    unit: units[step] ?? 'byte',
    unitDisplay: step === 0 ? 'long' : 'short',
    maximumFractionDigits: step === 0 ? 0 : 1,
  }).format(size / 1_000 ** step);
}
