/** The dossier's sections, in their order. Making one reads nothing; it reads when it is first shown. */
import type { ReadonlySignal } from '@preact/signals';
import { createFollowingModel } from '@/components/features/activity/create-following-model';
import { Followed } from '@/components/features/activity/followed';
import type { DossierSection } from '@/components/features/dossier/dossier';
import { createParticipationModel } from '@/components/features/participation/create-participation-model';
import { ParticipationView } from '@/components/features/participation/participation-view';
import { createPoolsModel } from '@/components/features/pools/create-pools-model';
import { PoolsView } from '@/components/features/pools/pools-view';
import { createRevenueModel } from '@/components/features/revenue/create-revenue-model';
import { RevenueView } from '@/components/features/revenue/revenue-view';
import { createSigning, type SigningPlatform } from '@/components/pages/signing';
import { t } from '@/lib/i18n';
import type { Model } from '@/lib/model/badge';

type Surroundings = SigningPlatform & {
  /** The computer's clock, for what is shown. */
  nowMs: ReadonlySignal<number>;
  onStep: (step: 'networks' | 'accounts' | 'unlock') => void;
};

export function createSections(
  { record, symbol }: Pick<Model, 'record' | 'symbol'>,
  { onStep, nowMs, ...platform }: Surroundings,
): readonly DossierSection[] {
  const { send, every } = platform;
  const participation = createParticipationModel({ send, record });
  const pools = createPoolsModel({ send, record });
  const revenue = createRevenueModel({ send, record });
  const moved = createFollowingModel({ send, every, onEnd: pools.refresh });
  const paid = createFollowingModel({ send, every, onEnd: () => void revenue.revenue.load() });
  const Confirm = createSigning(platform, { route: 'stake.submit', onSent: moved.follow });
  const ConfirmRevenue = createSigning(platform, { route: 'revenue.submit', onSent: paid.follow });
  return [
    {
      id: 'participation',
      label: t('part_title'),
      render: () => <ParticipationView model={participation} nowMs={nowMs} onStep={onStep} />,
    },
    {
      id: 'pools',
      label: t('pools_title'),
      render: () => (
        <PoolsView
          model={pools}
          symbol={symbol}
          nowMs={nowMs}
          onStep={onStep}
          underWay={<Followed model={moved} />}
          Confirm={Confirm}
        />
      ),
    },
    {
      id: 'revenue',
      label: t('revenue_title'),
      render: () => (
        <RevenueView
          model={revenue}
          nowMs={nowMs}
          onStep={onStep}
          underWay={<Followed model={paid} />}
          isUnderWay={paid.isUnderWay}
          confirm={({ prepared, summary, again }) => (
            <ConfirmRevenue
              prepared={prepared}
              summary={summary}
              onSubmitted={revenue.onSubmitted}
              onRejected={revenue.leave}
              onAgain={again}
            />
          )}
        />
      ),
    },
  ];
}
