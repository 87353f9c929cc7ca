import { Address } from '@/components/ui/address';
import { Amount } from '@/components/ui/amount';
import { Chip } from '@/components/ui/chip';
import { Facts } from '@/components/ui/facts';
import { getPoolName, isNamed } from '@/components/ui/pool-name';
import { Time } from '@/components/ui/time';
import { formatBasisPoints, formatExactRate } from '@/lib/format/count';
import { t } from '@/lib/i18n';
import { getPoolCap, getRoom, type Pool, type StakeState } from '@/lib/model/pools';
import { tellYield } from './pool-texts';

type Props = { state: StakeState; symbol: string };

/** Each pool with what it earned, what may lie there, and how it lets go. */
export function PoolList({ state, symbol }: Props) {
  if (state.pools.length === 0) return null;
  return (
    <section class="pools-section">
      <h2>{t('pools_list')}</h2>
      <ul class="pools-list">
        {state.pools.map((pool) => (
          <li key={pool.adapter} class="pools-item">
            <h3>
              {getPoolName(pool)}{' '}
              {pool.kind === 'unknown' && <Chip tone="amber">{t('pools_kind_not_ours')}</Chip>}{' '}
              {pool.held === null && <Chip tone="amber">{t('pools_silent')}</Chip>}
            </h3>
            <PoolFacts pool={pool} state={state} symbol={symbol} />
            {pool.kind === 'uniswap-v2' && <Explained />}
          </li>
        ))}
      </ul>
    </section>
  );
}

function PoolFacts({ pool, state, symbol }: Props & { pool: Pool }) {
  const { held, booked, leaving, maxLossBps, riskId, excess, movedAt, adapter, target } = pool;
  return (
    <Facts
      rows={[
        {
          label: t('pools_holds'),
          value: <Amount value={held ?? booked} unit={symbol} />,
        },
        {
          label: t('pools_cap'),
          value: (
            <>
              <Amount value={getPoolCap(pool, state)} unit={symbol} />
              {' · '}
              {t('pools_room')} <Amount value={getRoom(pool, state)} unit={symbol} />
            </>
          ),
        },
        excess > 0n
          ? { label: t('pools_excess'), value: <Amount value={excess} unit={symbol} /> }
          : null,
        { label: t('pools_yield_label'), value: tellYield(pool, state) },
        getProgramme(pool, state),
        {
          label: t('pools_leaving'),
          value: held === null ? t('pools_silent') : <Amount value={leaving} unit={symbol} />,
        },
        { label: t('pools_cost'), value: t('pools_at_most', formatBasisPoints(maxLossBps)) },
        {
          label: t('pools_moved'),
          value: movedAt === 0n ? t('pools_never') : <Time at={movedAt} now={state.timestamp} />,
        },
        isNamed(target) ? { label: t('pools_target'), value: <Address hex={target} /> } : null,
        { label: t('pools_risk'), value: <Address hex={riskId} what="hash" /> },
        { label: t('pools_adapter'), value: <Address hex={adapter} /> },
      ]}
    />
  );
}

function getProgramme({ programme }: Pool, { timestamp }: StakeState) {
  if (!programme || programme.endsAt <= timestamp) return null;
  return {
    label: t('pools_programme'),
    value: (
      <>
        {t('pools_per_year', formatExactRate(programme.ratePerYear))}{' '}
        <Time at={programme.endsAt} now={timestamp} />
      </>
    ),
  };
}

/** What liquidity of a pair can lose, in plain words. */
export function Explained() {
  return (
    <details>
      <summary>{t('pools_pair_loss')}</summary>
      <p>{t('pools_pair_loss_text')}</p>
    </details>
  );
}
