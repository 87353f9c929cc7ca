/**
 * What the keeper spent on a day, and the one transaction it has under way: a small file, so that neither is forgotten
 * by a restart. Days are those of UTC by this computer's clock. A transaction of which the endpoint knows nothing may
 * be in a block all the same: it is kept as doubtful, costs nothing yet, and is let go once another of this keeper with
 * its nonce is found in a block. Where it is only seen that the nonce was used, or another nonce comes next, it counts.
 */
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import * as v from 'valibot';
import type { Hex } from 'viem';

export type Pending = { nonce: number; hash: Hex; mostWei: bigint; what: string };

export type Ledger = {
  /** What was spent today, with what the transaction under way may cost at most. */
  spentWei: () => bigint;
  pending: () => Pending | null;
  /**
   * Writes a transaction down before it is sent. False, and it must not be sent, where it would pass the cap with all
   * that counts by now: more than when it was decided, if a doubtful one got into a block since.
   * @throws while another is under way: it would be forgotten, with what it may cost.
   */
  reserve: (pending: Pending, maxSpendWei: bigint) => boolean;
  /** The transaction under way is over and cost this much; null when that is not known, and the most of it counts. */
  settle: (costWei: bigint | null) => void;
  /** The endpoint knows nothing of the transaction under way. */
  doubt: () => void;
  /** Counts the doubtful transaction at its most once the account's next nonce is past its own. */
  resolve: (nextNonce: number) => void;
};

const wei = v.pipe(
  v.string(),
  v.regex(/^\d+$/),
  v.transform((text) => BigInt(text)),
);
const nonce = v.pipe(v.number(), v.integer(), v.minValue(0));
const schema = v.object({
  day: v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}$/)),
  spentWei: wei,
  pending: v.nullable(
    v.object({
      nonce,
      hash: v.custom<Hex>((value) => typeof value === 'string' && /^0x[0-9a-f]{64}$/.test(value)),
      mostWei: wei,
      what: v.string(),
    }),
  ),
  doubtful: v.optional(v.nullable(v.object({ nonce, mostWei: wei })), null),
});
type State = v.InferOutput<typeof schema>;

/**
 * Opens the file, or begins with nothing spent when there is none.
 * @throws when the file cannot be read: it is never taken for an empty one, since that would lift the cap.
 */
export function openLedger(file: string, now: () => Date = () => new Date()): Ledger {
  const today = () => now().toISOString().slice(0, 10);
  let state: State = existsSync(file)
    ? readState(file)
    : { day: today(), spentWei: 0n, pending: null, doubtful: null };
  /** Clocks that are set back do not give a day twice. */
  const isNewDay = () => today() > state.day;
  const spent = () => (isNewDay() ? 0n : state.spentWei);
  const write = (change: Partial<State>) => {
    const day = isNewDay() ? today() : state.day;
    const next = { ...state, spentWei: spent(), ...change, day };
    writeState(file, next);
    state = next;
  };
  return {
    spentWei: () => spent() + (state.pending?.mostWei ?? 0n),
    pending: () => state.pending,
    reserve: (pending, maxSpendWei) => {
      if (state.pending) throw new Error(`Still under way: ${state.pending.what}`);
      const past = state.doubtful?.nonce === pending.nonce ? {} : countDoubtful(state, spent());
      const fits = (past.spentWei ?? spent()) + pending.mostWei <= maxSpendWei;
      write(fits ? { ...past, pending } : past);
      return fits;
    },
    settle: (costWei) => {
      const cost = costWei ?? toDoubtful(state)?.mostWei ?? 0n;
      write({ pending: null, doubtful: null, spentWei: spent() + cost });
    },
    doubt: () => write({ pending: null, doubtful: toDoubtful(state) }),
    resolve: (nextNonce) => {
      if (state.doubtful && nextNonce > state.doubtful.nonce) write(countDoubtful(state, spent()));
    },
  };
}

function countDoubtful({ doubtful }: State, spentWei: bigint): Partial<State> {
  return { doubtful: null, spentWei: spentWei + (doubtful?.mostWei ?? 0n) };
}

/** Of two transactions with one nonce only one gets into a block: the dearer one stands for both. */
function toDoubtful({ pending, doubtful }: State): State['doubtful'] {
  if (!pending) return doubtful;
  const { nonce, mostWei } = pending;
  return doubtful && doubtful.mostWei > mostWei ? doubtful : { nonce, mostWei };
}

function readState(file: string): State {
  const hint = `Look at it; only if you accept that today's spending is forgotten, remove it: ${file}`;
  try {
    return v.parse(schema, JSON.parse(readFileSync(file, 'utf8')));
  } catch (cause) {
    throw new Error(`The record of what the keeper spent cannot be read. ${hint}`, { cause });
  }
}

/** Whole or not at all, also when the keeper is killed in the middle. */
function writeState(file: string, state: State): void {
  mkdirSync(dirname(file), { recursive: true });
  const text = JSON.stringify(state, (_, value: unknown) =>
    typeof value === 'bigint' ? String(value) : value,
  );
  writeFileSync(`${file}.next`, `${text}\n`, { mode: 0o600, flush: true });
  renameSync(`${file}.next`, file);
}
