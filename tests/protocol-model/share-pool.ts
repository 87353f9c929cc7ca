/**
 * A pool that gives shares for one token (ERC-4626): a share is its part of what the pool holds. As in OpenZeppelin's, one
 * share and one unit of the token count as if they were always there, and rounding is in the pool's favour.
 */
import { share, shareUp } from './arithmetic';
import type { PoolModel } from './pool';
import type { Tokens } from './tokens';

export type SharePool = PoolModel & {
  /** Somebody gives the pool tokens: growth for all of its shares. */
  earn: (from: string, amount: bigint) => void;
  /** The pool loses tokens. */
  lose: (to: string, amount: bigint) => void;
  /** Another depositor. */
  deposit: (from: string, amount: bigint) => void;
};

export function createSharePool(of: {
  name: string;
  token: string;
  vault: string;
  tokens: Tokens;
}): SharePool {
  const { name, token, vault, tokens } = of;
  const shares = `${name} shares`;
  const assets = () => tokens.of(token, name) + 1n;
  const supply = () => tokens.total(shares) + 1n;
  const held = () => tokens.of(shares, vault);
  const worth = () => share(held(), assets(), supply());
  const deposit = (from: string, amount: bigint) => {
    const minted = share(amount, supply(), assets());
    tokens.move(token, from, name, amount);
    tokens.mint(shares, from, minted);
  };
  return {
    name,
    worth,
    available: worth,
    put: (amount) => deposit(vault, amount),
    take: (amount) => {
      const isAll = amount >= worth();
      const out = isAll ? worth() : amount;
      const burned = isAll ? held() : shareUp(amount, supply(), assets());
      tokens.mint(shares, vault, -burned);
      tokens.move(token, name, vault, out);
      return out;
    },
    touch: () => {},
    earn: (from, amount) => tokens.move(token, from, name, amount),
    lose: (to, amount) => tokens.move(token, name, to, amount),
    deposit,
  };
}
