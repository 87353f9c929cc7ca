import { describe, expect, test } from 'vitest';
import type { PoolAsked } from '@/lib/protocol/dossier-messages';
import { findAccepted } from './find-accepted';

/** A trial run that lets through what is not more than `most` nor less than `least`. */
function createTrial(most: bigint, least = 0n) {
  const tried: bigint[] = [];
  const attempt = async (assets: bigint) => {
    tried.push(assets);
    const code = assets < least ? 'revert.pool_small' : assets > most ? 'revert.pool_gain' : null;
    const simulation = code === null ? { status: 'succeeds' } : { status: 'reverts', code };
    return { prepared: { simulation } } as unknown as PoolAsked;
  };
  return { tried, attempt };
}

describe('findAccepted', () => {
  test('default: all of it, by one trial', async () => {
    const { tried, attempt } = createTrial(1000n);
    expect(await findAccepted(1000n, attempt)).toEqual({ assets: 1000n, refusal: null });
    expect(tried).toEqual([1000n]);
  });

  test('behaviour: as much as the trial lets through, by halves', async () => {
    const { attempt } = createTrial(300n);
    expect(await findAccepted(1000n, attempt)).toEqual({ assets: 250n, refusal: null });
  });

  test('behaviour: where nothing goes, why not; not that half of it is too small', async () => {
    const { tried, attempt } = createTrial(10n, 400n);
    expect(await findAccepted(1000n, attempt)).toEqual({
      assets: null,
      refusal: 'revert.pool_gain',
    });
    expect(tried).toEqual([1000n, 500n, 250n]);
  });
});
