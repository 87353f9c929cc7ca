/** How much to move: the most that the contracts would let through, found by trying. */
import type { Refusal, Tried } from './types';

export type Sized<Result> =
  | { isFine: true; assets: bigint; result: Result }
  | { isFine: false; refusal: Refusal };

/** Refusals that no smaller amount would change. */
const settled: ReadonlySet<string> = new Set([
  'PoolAllocatorCoolingDown',
  'PoolAllocatorNotMeasured',
  'PoolAllocatorSamePool',
  'PoolAdapterCooldown',
  'PoolAdapterPriceDeviation',
  'PoolAdapterRebasingToken',
  'PoolAdapterTooShallow',
  'PoolAdapterTooYoung',
  'PoolAdapterTransferFee',
  'StakePoolsNotAllocator',
  'StakePoolsSilent',
  'StakePoolsUnknownPool',
]);

const halvingsMax = 16;
/** The search ends when what is left to find is less than this part of what was found. */
const precision = 128n;

/**
 * Tries `most`, then halves until something goes, then closes in from below. Where nothing goes, the refusal of the
 * smallest amount that was tried is told: it is the one that size does not explain.
 */
export async function findSize<Result>(
  most: bigint,
  attempt: (assets: bigint) => Promise<Tried<Result>>,
): Promise<Sized<Result>> {
  const first = await attempt(most);
  if (first.isFine) return { isFine: true, assets: most, result: first.result };
  if (settled.has(first.refusal.name)) return first;

  let refusal = first.refusal;
  let above = most;
  for (let step = 0; step < halvingsMax && above > 1n; step += 1) {
    const half = above / 2n;
    const tried = await attempt(half);
    if (tried.isFine) return await closeIn({ assets: half, result: tried.result }, above, attempt);
    // Nothing smaller goes either: what came before says why.
    if (tried.refusal.name === 'PoolAllocatorMoveTooSmall') break;
    refusal = tried.refusal;
    above = half;
  }
  return { isFine: false, refusal };
}

async function closeIn<Result>(
  start: { assets: bigint; result: Result },
  refused: bigint,
  attempt: (assets: bigint) => Promise<Tried<Result>>,
): Promise<Sized<Result>> {
  let best = start;
  let above = refused;
  while (above - best.assets > best.assets / precision + 1n) {
    const middle = (best.assets + above) / 2n;
    const tried = await attempt(middle);
    if (tried.isFine) best = { assets: middle, result: tried.result };
    else above = middle;
  }
  return { isFine: true, ...best };
}
