import { getPoolName } from '@/components/ui/pool-name';
import { formatBasisPoints } from '@/lib/format/count';
import { formatDuration } from '@/lib/format/time';
import { t } from '@/lib/i18n';
import { type Pool, rateOne, type StakeState } from '@/lib/model/pools';
import { findPool, type Place } from './create-pools-model';

export function getPlaceName(state: StakeState, place: Place): string {
  const pool = findPool(state, place);
  return pool ? getPoolName(pool) : t('pools_idle');
}

/** A rate per year in percent, with its sign: `-1.2%`. */
export function formatRate(rate: bigint): string {
  const size = formatBasisPoints(((rate < 0n ? -rate : rate) * 10_000n) / rateOne);
  return rate < 0n ? `−${size}` : size;
}

/** What a share in the pool grew by, and over which time: never a promise. */
export function tellYield({ score, held }: Pool, { timestamp, isOurs }: StakeState): string {
  if (!isOurs) return t('pools_yield_not_ours');
  if (held === null || score === null) return t('pools_silent');
  if (score.since === 0n) return t('pools_yield_never');
  const window = formatDuration(timestamp - score.since);
  if (score.readyAt > timestamp) {
    return t('pools_yield_early', window, formatDuration(score.readyAt - timestamp));
  }
  return t('pools_yield', formatRate(score.present), window);
}
