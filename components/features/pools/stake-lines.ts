/** Points of a value by block, and the stepped line through them. Pure. */
import { getLarger, getSmaller, rateOne } from '@/lib/model/pools';

export type Point = { block: bigint; value: bigint };

const width = 1000;
const height = 100;

/** What one whole share was worth, in smallest units; where there was none it was worth nothing. */
export function toPrices(
  booked: readonly { block: bigint; assets: bigint; shares: bigint }[],
): readonly Point[] {
  return booked
    .filter(({ shares }) => shares > 0n)
    .map(({ block, assets, shares }) => ({ block, value: (assets * rateOne) / shares }));
}

export type Line = { path: string; least: bigint; most: bigint; first: Point; last: Point };

type LineOptions = {
  fromZero: boolean;
  /** The newest block that was looked at: up to there the last value holds. */
  until: bigint;
};

/** Null without points. Between two points the value was that of the first: nothing is drawn that was not. */
export function toLine(points: readonly Point[], { fromZero, until }: LineOptions): Line | null {
  const [first, newest] = [points[0], points.at(-1)];
  if (!first || !newest) return null;
  const last = { ...newest, block: getLarger(newest.block, until) };
  const values = points.map(({ value }) => value);
  const most = values.reduce(getLarger);
  const lowest = values.reduce(getSmaller);
  const [bottom, top] = fromZero ? [0n, most] : widen(lowest, most);
  const toX = (block: bigint) => toPart(block - first.block, last.block - first.block) * width;
  const toY = (value: bigint) => height - toPart(value - bottom, top - bottom) * height;
  const steps = points
    .slice(1)
    .map(({ block, value }) => `H${toX(block).toFixed(1)}V${toY(value).toFixed(1)}`);
  const start = `M0 ${toY(first.value).toFixed(1)}`;
  // A single point, or several of one block, stand for the whole width.
  return { path: `${start}${steps.join('')}H${width}`, least: lowest, most, first, last };
}

/** The height is a hundredth of the value at least: a change too small to matter does not fill it. */
function widen(lowest: bigint, most: bigint): readonly [bigint, bigint] {
  const lacking = most / 100n - (most - lowest);
  return lacking <= 0n ? [lowest, most] : [lowest - lacking / 2n, most + lacking / 2n];
}

/**
 * An amount cut to the places in which the least and the most of a line differ, as far as a billionth: beyond that
 * they differ by rounding. Null where they differ in the places of any amount, or not at all.
 */
export function cutApart(
  value: bigint,
  { least, most }: Pick<Line, 'least' | 'most'>,
): bigint | null {
  const unit = 10n ** BigInt(Math.max(9, String(most - least).length - 2));
  return most === least || unit * 100n >= rateOne ? null : value - (value % unit);
}

function toPart(part: bigint, whole: bigint): number {
  return whole === 0n ? 0.5 : Number((part * 1_000_000n) / whole) / 1_000_000;
}
