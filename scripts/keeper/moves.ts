/** Which moves of stake are worth asking the contracts about. Pure; the contracts have the last word. */
import type { Move, Place, PoolFacts, PoolScore, VaultFacts } from './types';

export type Listed = { move: Move; isTooSmall: boolean };

/** Every move out of a place that holds something, the largest edge first. */
export function listMoves(vault: VaultFacts): readonly Listed[] {
  const places: Place[] = ['idle', ...vault.pools.map(({ adapter }) => adapter)];
  const moves = places.flatMap((from) =>
    places.filter((to) => to !== from).map((to) => toMove(vault, from, to)),
  );
  return moves
    .filter(({ most }) => most > 0n)
    .map((move) => ({ move, isTooSmall: !move.isExcess && move.edge < vault.minEdge }))
    .sort((a, b) => compare(b.move, a.move));
}

function toMove(vault: VaultFacts, from: Place, to: Place): Move {
  const source = findPool(vault, from);
  const target = findPool(vault, to);
  const fromScore = source ? scoreToLeave(source.score) : 0n;
  const toScore = target ? scoreToEnter(target.score) : 0n;
  const held = source ? source.booked : vault.idle;
  const isExcess = to === 'idle' && source !== null && source.excess > 0n;
  const most = isExcess ? min(held, source.excess) : min(held, vault.movable);
  return { from, to, fromScore, toScore, edge: toScore - fromScore, most, isExcess };
}

/** The cautious end of what a pool is said to grow by, for stake that would go in. */
export function scoreToEnter({ measured, present, incentive }: PoolScore): bigint {
  return min(measured, present) + incentive;
}

/** The generous end, for stake that would leave. */
export function scoreToLeave({ measured, present, incentive }: PoolScore): bigint {
  return (measured > present ? measured : present) + incentive;
}

function findPool({ pools }: VaultFacts, place: Place): PoolFacts | null {
  return pools.find(({ adapter }) => adapter === place) ?? null;
}

/** What must leave a pool comes first. */
function compare(a: Move, b: Move): number {
  if (a.isExcess !== b.isExcess) return a.isExcess ? 1 : -1;
  if (a.edge === b.edge) return 0;
  return a.edge > b.edge ? 1 : -1;
}

function min(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}
