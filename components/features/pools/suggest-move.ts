/** The move that would gain most, as the allocator will judge it. A hint: the contract checks every move itself. Pure. */
import type { Address } from 'viem';
import { getLarger, getRoom, getSmaller, type Pool, type StakeState } from '@/lib/model/pools';

/** Null stands for idle. */
export type Move = { from: Address | null; to: Address | null; assets: bigint };

/** Null when nothing may move, or nothing would gain enough. */
export function suggestMove(state: StakeState): Move | null {
  if (!state.policy) return null;
  const over = state.pools.find(({ excess }) => excess > 0n);
  // Goes home beside the window.
  if (over) return { from: over.adapter, to: null, assets: over.excess };
  const moves = listSources(state).flatMap((from) =>
    listTargets(state)
      .filter((to) => to?.adapter !== from?.adapter)
      .map((to) => ({ from, to, edge: getGain(to, state) - getLoss(from) })),
  );
  const best = moves.reduce<(typeof moves)[number] | null>(
    (found, move) => (found === null || move.edge > found.edge ? move : found),
    null,
  );
  if (!best || best.edge < state.policy.minEdge || best.edge <= 0n) return null;
  return limit(state, {
    from: best.from?.adapter ?? null,
    to: best.to?.adapter ?? null,
    assets: getSmaller(
      best.from?.leaving ?? state.idle,
      best.to ? getRoom(best.to, state) : state.movable,
    ),
  });
}

/** At most what may still move, and never less than a hundredth of what may move within a window. */
function limit({ movable, forEntry, policy }: StakeState, move: Move): Move | null {
  const assets = getSmaller(move.assets, movable);
  const least = (forEntry * (policy?.maxMoveBps ?? 0n)) / 1_000_000n;
  return assets > 0n && assets >= least ? { ...move, assets } : null;
}

/** Idle, and pools that let go now, were held long enough and have cooled down. */
function listSources({ pools, policy, timestamp }: StakeState): readonly (Pool | null)[] {
  return [
    null,
    ...pools.filter(
      (pool) =>
        pool.leaving > 0n &&
        isMeasured(pool, timestamp) &&
        timestamp >= pool.enteredAt + (policy?.minHoldSeconds ?? 0n) &&
        hasCooled(pool, policy?.cooldownSeconds ?? 0n, timestamp),
    ),
  ];
}

/** Idle, and measured pools with room. */
function listTargets(state: StakeState): readonly (Pool | null)[] {
  const { pools, policy, timestamp } = state;
  return [
    null,
    ...pools.filter(
      (pool) =>
        pool.held !== null &&
        isMeasured(pool, timestamp) &&
        getRoom(pool, state) > 0n &&
        hasCooled(pool, policy?.cooldownSeconds ?? 0n, timestamp),
    ),
  ];
}

function isMeasured({ score }: Pool, timestamp: bigint): boolean {
  return score !== null && score.since > 0n && score.readyAt <= timestamp;
}

function hasCooled({ movedAt }: Pool, cooldownSeconds: bigint, timestamp: bigint): boolean {
  return movedAt === 0n || timestamp >= movedAt + cooldownSeconds;
}

/** Of both measures the smaller one counts for where stake goes. */
function getGain(pool: Pool | null, { timestamp }: StakeState): bigint {
  if (!pool?.score) return 0n;
  const { measured, present, incentive } = pool.score;
  const isRunning = pool.programme !== null && pool.programme.endsAt > timestamp;
  return getSmaller(measured, present) + (isRunning ? incentive : 0n);
}

/** The larger one for where it leaves. */
function getLoss(pool: Pool | null): bigint {
  if (!pool?.score) return 0n;
  const { measured, present, incentive } = pool.score;
  return getLarger(measured, present) + incentive;
}
