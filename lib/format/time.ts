/** Points in time (seconds since 1970, as a chain has them) and spans, in words. */
import { getLocale } from '@/lib/i18n';

/** Name, length in seconds, and from how many of them on it is the one to tell a time in. */
const units = [
  ['year', 31_536_000, 2],
  ['month', 2_592_000, 2],
  ['day', 86_400, 2],
  ['hour', 3_600, 2],
  ['minute', 60, 2],
  ['second', 1, 0],
] as const;

/** Where a chain's clock stands: a block's own time, and when we read it. */
export type ClockReading = { timestamp: bigint; readAtMs: number };

/** The chain's time now, in seconds: the block's time plus what has passed since it was read. */
export function getChainNow(reading: ClockReading, nowMs: number): bigint {
  const passedMs = Math.max(0, nowMs - reading.readAtMs);
  return reading.timestamp + BigInt(Math.floor(passedMs / 1000));
}

/** `in 3 days`, `in 26 hours`, `5 minutes ago`, `now`; both in seconds. Never off by more than half of what it says. */
export function formatRelative(at: bigint, now: bigint): string {
  const seconds = Number(at - now);
  const size = Math.abs(seconds);
  const [unit, length] =
    units.find(([, unitSeconds, least]) => size >= unitSeconds * least) ?? (['second', 1] as const);
  return new Intl.RelativeTimeFormat(getLocale(), { numeric: 'auto' }).format(
    Math.trunc(seconds / length),
    unit,
  );
}

/** The date and time in the reader's zone, with the zone: `14 Nov 2026, 09:30:12 UTC`. */
export function formatAbsolute(at: bigint): string {
  return new Intl.DateTimeFormat(getLocale(), {
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    timeZoneName: 'short',
  }).format(new Date(Number(at) * 1000));
}

/** A span of seconds in its two largest units: `3 days, 4 hours`. */
export function formatDuration(seconds: bigint): string {
  const spans = splitSpan(seconds);
  const first = spans.findIndex(({ count }) => count > 0);
  return formatSpans(first === -1 ? [] : spans.slice(first, first + 2));
}

/** All of a span of seconds: `3 days, 4 hours, 1 second`. */
export function formatExactDuration(seconds: bigint): string {
  return formatSpans(splitSpan(seconds));
}

type Span = { unit: string; count: number };

/** In days, hours, minutes and seconds. */
function splitSpan(seconds: bigint): readonly Span[] {
  let rest = Number(seconds);
  return units.slice(2).map(([unit, length]) => {
    const count = Math.floor(rest / length);
    rest -= count * length;
    return { unit, count };
  });
}

function formatSpans(spans: readonly Span[]): string {
  const told = spans.filter(({ count }) => count > 0);
  const parts = (told.length === 0 ? [{ unit: 'second', count: 0 }] : told).map(formatUnit);
  return new Intl.ListFormat(getLocale(), { type: 'unit', style: 'long' }).format(parts);
}

function formatUnit({ count, unit }: Span): string {
  return new Intl.NumberFormat(getLocale(), { style: 'unit', unit, unitDisplay: 'long' }).format(
    count,
  );
}
