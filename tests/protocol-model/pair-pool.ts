/**
 * Stake as liquidity of a pair. It is worth twice its part of the base reserve that the pair would have at the average
 * price of the last half hour or more, so that a price of a moment changes nothing.
 */
import { largest, root, share, shareUp } from './arithmetic';
import type { Pair } from './pair';
import type { PoolModel } from './pool';
import type { Tokens } from './tokens';

const halfHour = 1800n;
const fraction = 2n ** 112n;

/** @param of.madeAt Second since which the pair is watched. */
export function createPairPool(of: {
  name: string;
  base: string;
  quote: string;
  vault: string;
  pair: Pair;
  tokens: Tokens;
  madeAt: bigint;
}): PoolModel & { average: (at: bigint) => bigint } {
  const { name, base, quote, vault, pair, tokens, madeAt } = of;
  const notes = [{ at: madeAt, sum: pair.priceSeconds(madeAt) }];
  const note = (at: bigint) => {
    const last = notes.at(-1);
    if (last && at < last.at + halfHour) return;
    notes.push({ at, sum: pair.priceSeconds(at) });
  };
  const average = (at: bigint) => {
    const since = notes.findLast((one) => one.at + halfHour <= at);
    if (!since) throw new Error(`${name} is watched for less than half an hour.`);
    return (pair.priceSeconds(at) - since.sum) / (at - since.at);
  };
  const worth = (at: bigint) => {
    const held = pair.liquidityOf(name);
    if (held === 0n) return 0n;
    const reserves = pair.reserves();
    const fair = root(share(reserves.base * reserves.quote, fraction, average(at)));
    return share(2n * fair, held, pair.supply());
  };
  return {
    name,
    average,
    worth,
    available: worth,
    touch: note,
    put: (assets, at) => {
      note(at);
      tokens.move(base, vault, name, assets);
      const reserve = pair.reserves().base;
      // What is sold and what is kept must have the ratio of the reserves after the sale.
      const sold = largest((x) => 997n * x * x + 1997n * reserve * x <= 1000n * reserve * assets);
      const bought = pair.swap(name, 'base', sold, at);
      pair.mint(name, assets - sold, bought, at);
    },
    take: (assets, at) => {
      note(at);
      const held = pair.liquidityOf(name);
      const all = worth(at);
      pair.burn(name, assets < all ? shareUp(held, assets, all) : held, at);
      const rest = tokens.of(quote, name);
      if (pair.quoteFor('quote', rest) > 0n) pair.swap(name, 'quote', rest, at);
      const out = tokens.of(base, name);
      tokens.move(base, name, vault, out);
      return out;
    },
  };
}
