import type { ReadonlySignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { AsyncView } from '@/components/ui/async-view';
import { ErrorState } from '@/components/ui/error-state';
import type { NextStep } from '@/components/ui/error-text';
import { KnownNow } from '@/components/ui/known-now';
import { Skeleton } from '@/components/ui/skeleton';
import { t } from '@/lib/i18n';
import { AllowedPart } from './allowed-part';
import { ContributorsPart } from './contributors-part';
import { type Asked, isPayment, type RevenueModel } from './create-revenue-model';
import { EvidencePart } from './evidence-part';
import { PayPart } from './pay-part';
import { RewardsPart } from './rewards-part';
import { SplitsPart } from './splits-part';
import './revenue.css';

type Props = {
  model: RevenueModel;
  /** The computer's clock, in milliseconds. */
  nowMs: ReadonlySignal<number>;
  onStep: (step: Exclude<NextStep, 'retry' | 'none' | 'reload'>) => void;
  /** What became of what was sent last, and whether it is still to come into a block. */
  underWay: ComponentChildren;
  isUnderWay: ReadonlySignal<boolean>;
  /** The last look before something is signed, joined by the page with what signs. */
  confirm: (asked: Asked) => ComponentChildren;
};

/** A model's revenue: what one can claim, how it is split, who contributed, and paying in. */
export function RevenueView({ model, nowMs, onStep, underWay, isUnderWay, confirm }: Props) {
  useEffect(() => {
    if (model.revenue.state.value.status === 'idle') void model.revenue.load();
  }, [model]);
  const asked = model.asked.value;
  if (asked !== null) return <>{confirm(asked)}</>;
  const code = model.prepare.code.value;
  const isPaying = isPayment(model.sent.value);
  return (
    <AsyncView
      resource={model.revenue}
      failed={t('revenue_failed')}
      onStep={onStep}
      loading={<Skeleton lines={[30, 80, 80, 60, 100, 100]} />}
    >
      {(revenue) => (
        <div class="revenue">
          {!isPaying && underWay}
          {code !== null && (
            <ErrorState code={code} title={t('revenue_prepare_failed')} onStep={onStep} />
          )}
          <RewardsPart model={model} revenue={revenue} />
          <SplitsPart model={model} revenue={revenue} />
          <ContributorsPart revenue={revenue} />
          <PayPart
            model={model}
            revenue={revenue}
            underWay={isPaying && underWay}
            isUnderWay={isUnderWay}
          />
          <AllowedPart model={model} revenue={revenue} />
          {revenue.account !== null && <EvidencePart model={model} />}
          <p class="revenue-muted">
            {t('revenue_known')} <KnownNow provenance={revenue.provenance} nowMs={nowMs} />
          </p>
        </div>
      )}
    </AsyncView>
  );
}
