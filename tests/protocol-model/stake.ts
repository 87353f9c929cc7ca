/**
 * A stake vault: tokens in, shares out, and back after a cooldown. Part of the stake may lie in pools; shares and votes do
 * not change by that. One share and one unit of the token count as if they were always there.
 */
import { bps, least, less, most, share, shareUp } from './arithmetic';
import { type Book, createBook } from './book';
import type { PoolModel } from './pool';
import { createShares, type Shares } from './shares';
import type { Tokens } from './tokens';

export type Stake = {
  name: string;
  token: string;
  shares: Shares;
  book: Book;
  deposit: (holder: string, assets: bigint, at: bigint) => bigint;
  request: (holder: string, shares: bigint, at: bigint) => number;
  claim: (id: number, at: bigint) => bigint;
  /** Into a pool; gives how much more the pool is worth. */
  allocate: (pool: PoolModel, assets: bigint, at: bigint) => bigint;
  /** Out of a pool; gives what came. */
  deallocate: (pool: PoolModel, assets: bigint, at: bigint) => bigint;
  /** The same by a holder, who pays for it with shares; gives how many. */
  force: (of: { holder: string; pool: PoolModel; assets: bigint }, at: bigint) => bigint;
  /** Tokens for the stake that raise its value at the bounded rate. */
  addGain: (from: string, assets: bigint, at: bigint) => void;
  setPenalty: (partBps: bigint) => void;
};

export type StakeScene = { name: string; token: string; tokens: Tokens };

const penaltyMost = 200n;

export function createStake({ name, token, tokens }: StakeScene): Stake {
  const shares = createShares(name);
  const book = createBook();
  const requests = new Map<number, { holder: string; shares: bigint }>();
  let lastRequest = 0;
  let penaltyBps = 0n;
  const moves = createMoves(book);
  const { takeFrom } = moves;

  const claim = (id: number, at: bigint) => {
    const request = requests.get(id);
    if (!request) throw new Error(`There is no request ${id}.`);
    requests.delete(id);
    const { exit } = book.write(at);
    const due = share(request.shares, exit + 1n, shares.supply() + 1n);
    shares.change(name, -request.shares, at);
    // Whoever leaves bears what the pools take for it.
    const paid = less(due, moves.fetch(due, at));
    tokens.move(token, name, request.holder, paid);
    book.changeStake(-paid);
    return paid;
  };

  return {
    name,
    token,
    shares,
    book,
    claim,
    allocate: moves.allocate,
    deposit: (holder, assets, at) => {
      const { entry } = book.write(at);
      const minted = share(assets, shares.supply() + 1n, entry + 1n);
      tokens.move(token, holder, name, assets);
      book.changeStake(assets);
      shares.change(holder, minted, at);
      return minted;
    },
    request: (holder, amount, at) => {
      shares.change(holder, -amount, at);
      shares.change(name, amount, at);
      lastRequest += 1;
      requests.set(lastRequest, { holder, shares: amount });
      return lastRequest;
    },
    deallocate: (pool, assets, at) => {
      book.write(at);
      return takeFrom(pool, assets, at).out;
    },
    force: ({ holder, pool, assets }, at) => {
      const { entry } = book.write(at);
      const { out, loss } = takeFrom(pool, assets, at);
      const penalty = least(share(out, penaltyBps, bps) + loss, share(out, penaltyMost, bps));
      const burned = shareUp(penalty, shares.supply() + 1n, less(entry, loss) + 1n);
      shares.change(holder, -burned, at);
      book.reduce(penalty);
      return burned;
    },
    addGain: (from, assets, at) => {
      // What may have grown until now is not for this gain.
      book.write(at);
      tokens.move(token, from, name, assets);
      book.changeIdle(assets);
    },
    setPenalty: (partBps) => {
      penaltyBps = partBps;
    },
  };
}

/** Stake between idle and pools. What a move costs is a loss, booked at once. */
function createMoves(book: Book) {
  const worthOf = (pool: PoolModel, at: bigint) => pool.worth(at) ?? book.lastWorth(pool);
  const takeFrom = (pool: PoolModel, assets: bigint, at: bigint) => {
    const before = worthOf(pool, at);
    const out = pool.take(assets, at);
    const after = pool.worth(at) ?? less(before, out);
    book.noteWorth(pool, after);
    book.changeIdle(out);
    const loss = less(less(before, after), out);
    book.reduce(loss);
    return { out, loss };
  };
  return {
    takeFrom,
    allocate: (pool: PoolModel, assets: bigint, at: bigint) => {
      book.write(at);
      const before = worthOf(pool, at);
      book.changeIdle(-assets);
      pool.put(assets, at);
      const after = worthOf(pool, at);
      book.noteWorth(pool, after);
      const value = less(after, before);
      book.reduce(less(assets, value));
      return value;
    },
    /** Takes from the pools, in the order in which they were listed, until a claim can be paid; gives what that cost. */
    fetch: (due: bigint, at: bigint) => {
      let cost = 0n;
      for (const pool of book.pools()) {
        const missing = less(due, book.idle() + cost);
        const wanted = least(pool.available(at), missing);
        if (wanted === 0n) continue;
        const { out, loss } = takeFrom(pool, wanted, at);
        // What the others lose by it counts too.
        cost += most(less(wanted, out), loss);
      }
      return cost;
    },
  };
}
