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

/** Null without points. Between two points the value was that of the first: nothing is drawn that was not. */
export function toLine(points: readonly Point[], { fromZero }: { fromZero: boolean }): Line | null {
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) return null;
  const values = points.map(({ value }) => value);
  const most = values.reduce(getLarger);
  const lowest = values.reduce(getSmaller);
  const least = fromZero ? 0n : lowest;
  const toX = (block: bigint) => toPart(block - first.block, last.block - first.block) * width;
  const toY = (value: bigint) => height - toPart(value - least, most - least) * height;
  const steps = points
    .slice(1)
    .map(({ block, value }) => `H${toX(block).toFixed(1)}V${toY(value).toFixed(1)}`);
  const start = `M0 ${toY(first.value).toFixed(1)}`;
  // A single point, or several of one block, stand for the whole width.
  return { path: `${start}${steps.join('')}H${width}`, least: lowest, most, first, last };
}

function toPart(part: bigint, whole: bigint): number {
  return whole === 0n ? 0.5 : Number((part * 1_000_000n) / whole) / 1_000_000;
}
