/** How much of a suggested move its own trial run lets through: a suggestion that would fail is none. */
import type { PoolAsked } from '@/lib/protocol/dossier-messages';

export type Accepted = { assets: bigint; refusal: null } | { assets: null; refusal: string };

/** Smaller moves cost less on the way and need less room. */
const halvingsMax = 6;
/** Nothing smaller is let through where this is the reason. */
const tooSmall = 'revert.pool_small';

/** Tries all of it, then halves. Where nothing goes, the code of the last refusal that size does not explain. */
export async function findAccepted(
  most: bigint,
  attempt: (assets: bigint) => Promise<PoolAsked>,
): Promise<Accepted> {
  let refusal = 'revert.none';
  for (let step = 0; step <= halvingsMax; step += 1) {
    const assets = most >> BigInt(step);
    if (assets === 0n) break;
    const { simulation } = (await attempt(assets)).prepared;
    if (simulation.status !== 'reverts') return { assets, refusal: null };
    if (simulation.code === tooSmall && step > 0) break;
    refusal = simulation.code;
  }
  return { assets: null, refusal };
}
