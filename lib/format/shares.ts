import { formatShare } from './count';

/**
 * Parts of a whole as {@link formatShare} tells them, but rounded, one with the next: told together they add up, to 100%
 * where they are all there is.
 */
export function formatShares(
  parts: readonly bigint[],
  whole = parts.reduce((sum, part) => sum + part, 0n),
): readonly string[] {
  let sum = 0n;
  let told = 0n;
  return parts.map((part) => {
    sum += part;
    const before = told;
    if (whole > 0n) told = (sum * 2000n + whole) / (2n * whole);
    return formatShare(part, whole, told - before);
  });
}
