import { Address } from '@/components/ui/address';
import { Amount } from '@/components/ui/amount';
import { Facts } from '@/components/ui/facts';
import { Notice } from '@/components/ui/notice';
import { formatBasisPoints, formatExactRate } from '@/lib/format/count';
import { formatShares } from '@/lib/format/shares';
import { formatExactDuration } from '@/lib/format/time';
import { t } from '@/lib/i18n';
import { getDeployed, type StakeState } from '@/lib/model/pools';

type Props = { state: StakeState; symbol: string };

/** How much lies idle and how much in pools, and what bounds it. */
export function StakeOverview({ state, symbol }: Props) {
  const { forExit, forEntry, idle, allocator, isOurs, pools } = state;
  const deployed = getDeployed(state);
  const whole = idle + deployed;
  const [idleShare, deployedShare] = formatShares([idle, deployed]);
  return (
    <section class="pools-section">
      <h2>{t('pools_where')}</h2>
      <Bar deployed={deployed} whole={whole} />
      <Facts
        rows={[
          {
            label: t('pools_idle'),
            value: <Part value={idle} share={idleShare} symbol={symbol} />,
          },
          {
            label: t('pools_deployed'),
            value: <Part value={deployed} share={deployedShare} symbol={symbol} />,
          },
          {
            label: t('pools_worth'),
            value: <Amount value={forExit} unit={symbol} />,
          },
          forEntry === forExit
            ? null
            : { label: t('pools_worth_entry'), value: <Amount value={forEntry} unit={symbol} /> },
          ...getLimits(state, symbol),
          ...getRules(state, symbol),
        ]}
      />
      <p>{t('pools_votes_stay')}</p>
      {pools.length === 0 && <Notice>{t('pools_off')}</Notice>}
      {pools.length > 0 && allocator === null && <Notice>{t('pools_no_allocator')}</Notice>}
      {allocator !== null && !isOurs && (
        <Notice tone="warning" title={t('pools_other_allocator')}>
          <p>
            {t('pools_other_allocator_text')} <Address hex={allocator} />
          </p>
        </Notice>
      )}
    </section>
  );
}

type PartProps = { value: bigint; share: string | undefined; symbol: string };

function Part({ value, share, symbol }: PartProps) {
  return (
    <>
      <Amount value={value} unit={symbol} /> ({share})
    </>
  );
}

function getLimits(state: StakeState, symbol: string) {
  const { maxDeployedBps, idleFloorBps, penaltyBps, maxRatePerYear, budget } = state;
  return [
    { label: t('pools_max_deployed'), value: formatBasisPoints(maxDeployedBps) },
    idleFloorBps === 0n
      ? null
      : { label: t('pools_idle_floor'), value: formatBasisPoints(idleFloorBps) },
    { label: t('pools_exit_time'), value: formatExactDuration(state.cooldownSeconds) },
    { label: t('pools_max_rate'), value: t('pools_per_year', formatExactRate(maxRatePerYear)) },
    { label: t('pools_penalty'), value: formatBasisPoints(penaltyBps) },
    state.isOurs
      ? { label: t('pools_budget'), value: <Amount value={budget} unit={symbol} /> }
      : null,
  ];
}

/** When stake may move, and what for; nothing where none may. */
function getRules({ policy }: StakeState, symbol: string) {
  if (!policy || policy.maxMoveBps === 0n) return [];
  const { minEdge, maxMoveBps, moveWindowSeconds, minHoldSeconds, tipBps, maxTip } = policy;
  return [
    { label: t('pools_min_edge'), value: t('pools_per_year', formatExactRate(minEdge)) },
    {
      label: t('pools_max_move'),
      value: t(
        'pools_within',
        formatBasisPoints(maxMoveBps),
        formatExactDuration(moveWindowSeconds),
      ),
    },
    { label: t('pools_min_hold'), value: formatExactDuration(minHoldSeconds) },
    {
      label: t('pools_tip'),
      value: (
        <>
          {formatBasisPoints(tipBps)} {t('pools_tip_most')} <Amount value={maxTip} unit={symbol} />
        </>
      ),
    },
  ];
}

/** It says nothing the numbers below do not. */
function Bar({ deployed, whole }: { deployed: bigint; whole: bigint }) {
  const width = whole === 0n ? 0 : Number((deployed * 1000n) / whole);
  return (
    <svg class="pools-bar" viewBox="0 0 1000 12" preserveAspectRatio="none" aria-hidden="true">
      <rect class="pools-bar-idle" width="1000" height="12" />
      <rect class="pools-bar-deployed" width={width} height="12" />
    </svg>
  );
}
