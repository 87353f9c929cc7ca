/** Turns facts into decisions: every sample and every move of a vault, with why it is or is not made. */
import { estimateGas, getBalance } from 'viem/actions';
import type { Keeper } from './client';
import { type Decision, decide } from './decide';
import { describeDecision } from './describe';
import { type Fees, readFees } from './fees';
import { listMoves } from './moves';
import { describeRefusal, findRefusal, isExecution } from './refusal';
import { readRollupFee } from './rollup-fee';
import { encodeMove, encodePoke, tryMove, tryPoke } from './simulate';
import { findSize } from './size';
import type { Call, Move, Place, VaultFacts } from './types';

export type Terms = {
  priceOf: (token: string) => bigint | null;
  spentWei: () => bigint;
  maxSpendWei: bigint;
  pokeLossWei: bigint;
};

/** One row of the table. */
export type Plan = {
  kind: 'poke' | 'move';
  vault: VaultFacts;
  from: Place;
  to: Place;
  /** Null for a sample. */
  move: Move | null;
  assets: bigint;
  tip: bigint;
  gas: bigint;
  /** What its data and the chain's operator are reckoned to cost besides. */
  rollupFeeWei: bigint;
  /** Null when the contracts would refuse. */
  decision: Decision | null;
  reason: string;
  /** What is sent when the decision is to act. */
  call: Call | null;
  fees: Fees | null;
};

/** The samples of a vault's pools. */
export async function planPokes(
  keeper: Keeper,
  vault: VaultFacts,
  terms: Terms,
): Promise<readonly Plan[]> {
  const plans: Plan[] = [];
  for (const { adapter } of vault.pools) {
    const row = {
      kind: 'poke',
      vault,
      from: adapter,
      to: adapter,
      move: null,
      assets: 0n,
    } as const;
    const of = { vault: vault.vault, adapter };
    const tried = await tryPoke(keeper, of);
    plans.push(
      tried.isFine
        ? await weigh(keeper, terms, { ...row, tip: tried.result, call: encodePoke(keeper, of) })
        : refuse(row, describeRefusal(tried.refusal, vault)),
    );
  }
  return plans;
}

/** The moves of a vault's stake. Those whose edge is too small are not tried. */
export async function planMoves(
  keeper: Keeper,
  vault: VaultFacts,
  terms: Terms,
): Promise<readonly Plan[]> {
  const plans: Plan[] = [];
  for (const { move, isTooSmall } of listMoves(vault)) {
    const { from, to } = move;
    const row = { kind: 'move', vault, from, to, move, assets: 0n } as const;
    plans.push(
      isTooSmall
        ? refuse(row, 'the edge is smaller than the vault asks for')
        : await planMove(keeper, terms, row),
    );
  }
  return plans;
}

type MoveRow = { kind: 'move'; vault: VaultFacts; from: Place; to: Place; move: Move };

async function planMove(keeper: Keeper, terms: Terms, row: MoveRow): Promise<Plan> {
  const { vault, move } = row;
  const sized = await findSize(move.most, (assets) =>
    tryMove(keeper, { vault: vault.vault, move, assets }),
  );
  if (!sized.isFine)
    return refuse({ ...row, assets: move.most }, describeRefusal(sized.refusal, vault));
  const { assets, result } = sized;
  const call = encodeMove(keeper, { vault: vault.vault, move, assets });
  return await weigh(keeper, terms, { ...row, assets, tip: result.tip, call });
}

type Row = Pick<Plan, 'kind' | 'vault' | 'from' | 'to' | 'move' | 'assets'>;

function refuse(row: Row, reason: string): Plan {
  const unsent = { decision: null, reason, call: null, fees: null };
  return { ...row, tip: 0n, gas: 0n, rollupFeeWei: 0n, ...unsent };
}

async function weigh(
  keeper: Keeper,
  terms: Terms,
  row: Row & { tip: bigint; call: Call },
): Promise<Plan> {
  const { client, address } = keeper;
  const { vault, kind, call, tip } = row;
  const lossAllowedWei = kind === 'poke' ? terms.pokeLossWei : 0n;
  // No gas is cheap enough for it: nothing more is asked.
  if (tip === 0n && lossAllowedWei === 0n) return refuse(row, 'it pays no tip');
  const estimate = await estimateGas(client, { account: address, ...call }).catch((error) => {
    // Somebody else was quicker since it was tried.
    const refusal = findRefusal(error);
    if (refusal || isExecution(error)) return null;
    throw error;
  });
  if (estimate === null) return refuse(row, 'it would fail now: somebody else was quicker');
  const fees = await readFees(client);
  // Checkpoints and samples of another second may cost one more slot each.
  const gas = (estimate * 5n) / 4n;
  const asked = { from: address, call, gas };
  const rollupFeeWei = keeper.takesRollupFee ? await readRollupFee(client, asked) : 0n;
  const decision = decide({
    tip,
    tokenDecimals: vault.decimals,
    tokenPriceWei: terms.priceOf(vault.token),
    gas,
    gasPriceWei: fees.mostWei,
    rollupFeeWei,
    balanceWei: keeper.account ? await getBalance(client, { address }) : terms.maxSpendWei,
    spentWei: terms.spentWei(),
    maxSpendWei: terms.maxSpendWei,
    lossAllowedWei,
  });
  return { ...row, gas, rollupFeeWei, decision, reason: describeDecision(decision), fees };
}
