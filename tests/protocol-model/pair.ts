/** A Uniswap V2 pair, by its paper: constant product, a fee of 3 in 1000 on what comes in, liquidity by parts of both. */
import { least, root, share } from './arithmetic';
import type { Tokens } from './tokens';

export type Pair = {
  name: string;
  reserves: () => { base: bigint; quote: bigint };
  supply: () => bigint;
  liquidityOf: (holder: string) => bigint;
  /** Sells one token for the other; gives what was bought. */
  swap: (trader: string, sold: 'base' | 'quote', amount: bigint, at: bigint) => bigint;
  /** What a sale would bring. */
  quoteFor: (sold: 'base' | 'quote', amount: bigint) => bigint;
  mint: (provider: string, base: bigint, quote: bigint, at: bigint) => void;
  burn: (provider: string, liquidity: bigint, at: bigint) => { base: bigint; quote: bigint };
  /** Sum over all seconds until then of the price of the base token, with 112 fractional bits. */
  priceSeconds: (at: bigint) => bigint;
  /** The price of the moment, in the same form. */
  price: () => bigint;
};

const fraction = 2n ** 112n;
/** The first liquidity that nobody ever gets back. */
const locked = 1000n;

export function createPair(of: {
  name: string;
  base: string;
  quote: string;
  tokens: Tokens;
}): Pair {
  const { name, tokens } = of;
  const liquidity = `${name} liquidity`;
  let sum = 0n;
  let changedAt = 0n;
  const reserves = () => ({ base: tokens.of(of.base, name), quote: tokens.of(of.quote, name) });
  const supply = () => tokens.total(liquidity);
  const price = () => {
    const { base, quote } = reserves();
    return base === 0n ? 0n : (quote * fraction) / base;
  };
  const priceSeconds = (at: bigint) => sum + price() * (at - changedAt);
  /** Before reserves change: the old price held until now. */
  const pass = (at: bigint) => {
    sum = priceSeconds(at);
    changedAt = at;
  };
  const quoteFor = (sold: 'base' | 'quote', amount: bigint) => {
    const { base, quote } = reserves();
    const [into, outOf] = sold === 'base' ? [base, quote] : [quote, base];
    return (amount * 997n * outOf) / (into * 1000n + amount * 997n);
  };
  return {
    name,
    reserves,
    supply,
    liquidityOf: (holder) => tokens.of(liquidity, holder),
    price,
    priceSeconds,
    quoteFor,
    swap: (trader, sold, amount, at) => {
      const bought = quoteFor(sold, amount);
      pass(at);
      tokens.move(of[sold], trader, name, amount);
      tokens.move(of[sold === 'base' ? 'quote' : 'base'], name, trader, bought);
      return bought;
    },
    mint: (provider, base, quote, at) => {
      const before = reserves();
      const all = supply();
      const minted =
        all === 0n
          ? root(base * quote) - locked
          : least(share(base, all, before.base), share(quote, all, before.quote));
      pass(at);
      tokens.move(of.base, provider, name, base);
      tokens.move(of.quote, provider, name, quote);
      if (all === 0n) tokens.mint(liquidity, 'nobody', locked);
      tokens.mint(liquidity, provider, minted);
    },
    burn: (provider, burned, at) => {
      const before = reserves();
      const out = {
        base: share(burned, before.base, supply()),
        quote: share(burned, before.quote, supply()),
      };
      pass(at);
      tokens.mint(liquidity, provider, -burned);
      tokens.move(of.base, name, provider, out.base);
      tokens.move(of.quote, name, provider, out.quote);
      return out;
    },
  };
}
