import { formatShare } from './count';

/** All parts of a whole as {@link formatShare} tells them, but rounded, one with the next, so that they add up to 100%. */
export function formatShares(parts: readonly bigint[]): readonly string[] {
  const whole = parts.reduce((sum, part) => sum + part, 0n);
  let sum = 0n;
  let told = 0n;
  return parts.map((part) => {
    sum += part;
    const before = told;
    if (whole > 0n) told = (sum * 2000n + whole) / (2n * whole);
    return formatShare(part, whole, told - before);
  });
}
