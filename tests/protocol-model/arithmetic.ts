/** Whole numbers only: what the protocol rounds is rounded here in the same direction, and nothing else is. */

export function least(first: bigint, ...others: readonly bigint[]): bigint {
  let found = first;
  for (const other of others) if (other < found) found = other;
  return found;
}

export function most(first: bigint, second: bigint): bigint {
  return first > second ? first : second;
}

/** `amount · part / whole`, rounded down. */
export function share(amount: bigint, part: bigint, whole: bigint): bigint {
  return (amount * part) / whole;
}

/** The same, rounded up. */
export function shareUp(amount: bigint, part: bigint, whole: bigint): bigint {
  return (amount * part + whole - 1n) / whole;
}

/** What is left of an amount, never less than nothing. */
export function less(amount: bigint, taken: bigint): bigint {
  return amount > taken ? amount - taken : 0n;
}

/** The largest whole number for which the condition, true up to some number and false above, still holds. */
export function largest(holds: (candidate: bigint) => boolean): bigint {
  let above = 1n;
  while (holds(above)) above *= 2n;
  let found = 0n;
  while (above - found > 1n) {
    const middle = (found + above) / 2n;
    if (holds(middle)) found = middle;
    else above = middle;
  }
  return found;
}

/** Square root, rounded down. */
export function root(square: bigint): bigint {
  return largest((candidate) => candidate * candidate <= square);
}

export const bps = 10_000n;
export const one = 10n ** 18n;
export const year = 31_536_000n;
