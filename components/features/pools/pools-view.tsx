import { type ReadonlySignal, useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { getValue } from '@/components/ui/async-state';
import { AsyncView } from '@/components/ui/async-view';
import type { NextStep } from '@/components/ui/error-text';
import { HistoryLine } from '@/components/ui/history-line';
import { KnownNow } from '@/components/ui/known-now';
import { Notice } from '@/components/ui/notice';
import { Skeleton } from '@/components/ui/skeleton';
import { formatAmount, formatExactAmount } from '@/lib/format/amount';
import { toUntrustedLine } from '@/lib/format/untrusted';
import { t } from '@/lib/i18n';
import type { StakeState } from '@/lib/model/pools';
import type { PreparedView } from '@/lib/model/submission';
import type { Asking, PoolsModel } from './create-pools-model';
import { ForceExit, MoveStake } from './move-stake';
import { PoolList } from './pool-list';
import { getPlaceName } from './pool-texts';
import { StakeHistoryView } from './stake-history-view';
import { StakeOverview } from './stake-overview';
import { StakePreview } from './stake-preview';
import './pools.css';

/** What the last look is given; the page joins it with what signs. */
type ConfirmProps = {
  prepared: PreparedView;
  summary: string;
  onSubmitted: (submitted: { id: string }) => void;
  onRejected: () => void;
  onAgain: () => void;
};

type Props = {
  model: PoolsModel;
  /** The token's own word for itself: untrusted text. */
  symbol: string;
  /** The computer's clock, in milliseconds. */
  nowMs: ReadonlySignal<number>;
  onStep: (step: Exclude<NextStep, 'retry' | 'none' | 'reload'>) => void;
  /** What became of what was sent last. */
  underWay: ComponentChildren;
  Confirm: (props: ConfirmProps) => ComponentChildren;
};

/** Where a model's stake lies, what it earned there, and what may be done with it. */
export function PoolsView({ model, symbol, nowMs, onStep, underWay, Confirm }: Props) {
  const asking = useSignal<Asking | null>(null);
  useEffect(() => {
    if (model.stake.state.value.status === 'idle') void model.stake.load();
    if (model.position.state.value.status === 'idle') void model.position.load();
    if (model.past.reading.value.status === 'idle') void model.past.start();
    return () => model.past.stop();
  }, [model]);
  const close = () => {
    asking.value = null;
  };
  return (
    <AsyncView
      resource={model.stake}
      failed={t('pools_failed')}
      onStep={onStep}
      loading={
        <div class="pools">
          <Skeleton lines={[30, 100, 60, 60]} />
          <Skeleton lines={[30, 90, 90, 90]} />
        </div>
      }
    >
      {(state) =>
        asking.value ? (
          <div class="pools">
            <Outcome asking={asking.value} symbol={symbol} />
            <Confirm
              prepared={asking.value.prepared}
              summary={tellAction(asking.value, state, symbol)}
              onSubmitted={close}
              onRejected={close}
              onAgain={close}
            />
          </div>
        ) : (
          <div class="pools">
            {underWay}
            <Parts
              model={model}
              state={state}
              symbol={symbol}
              nowMs={nowMs}
              onStep={onStep}
              onAsk={(asked) => {
                asking.value = asked;
              }}
            />
          </div>
        )
      }
    </AsyncView>
  );
}

type PartsProps = Pick<Props, 'model' | 'symbol' | 'nowMs' | 'onStep'> & {
  state: StakeState;
  onAsk: (asked: Asking) => void;
};

function Parts({ model, state, symbol, nowMs, onStep, onAsk }: PartsProps) {
  const history = getValue(model.recorded);
  const of = { model, state, symbol };
  return (
    <>
      <StakeOverview state={state} symbol={symbol} />
      <PoolList state={state} symbol={symbol} />
      <StakePreview {...of} history={history} onAsk={onAsk} onStep={onStep} />
      <MoveStake {...of} onAsk={onAsk} />
      <ForceExit {...of} onAsk={onAsk} />
      {history && <StakeHistoryView history={history} symbol={symbol} />}
      <section class="pools-section">
        <h2>{t('part_known')}</h2>
        <p>
          {t('pools_known_state')} <KnownNow provenance={state.provenance} nowMs={nowMs} />
        </p>
        <HistoryLine model={model.past} partial={t('pools_history_partial')} />
      </section>
    </>
  );
}

/** What would come of it, by one endpoint's word. */
function Outcome({ asking, symbol }: { asking: Asking; symbol: string }) {
  const { outcome, prepared } = asking;
  const unit = toUntrustedLine(symbol, 12).text;
  const fee = `${formatAmount(prepared.fee.maxCostWei)} ${prepared.nativeSymbol}`;
  switch (outcome.status) {
    case 'moves':
      return (
        <Notice title={t('pools_would_move', `${formatAmount(outcome.arrived)} ${unit}`)}>
          {t('pools_tip_fee', `${formatAmount(outcome.tip)} ${unit}`, fee)}
        </Notice>
      );
    case 'leaves':
      return (
        <Notice
          tone="warning"
          title={t('pools_would_leave', `${formatAmount(outcome.out)} ${unit}`)}
        >
          {t('pools_burns', formatAmount(outcome.burnedShares), fee)}
        </Notice>
      );
    case 'unknown':
      return null;
    default:
      return outcome satisfies never;
  }
}

function tellAction({ action }: Asking, state: StakeState, symbol: string): string {
  const unit = toUntrustedLine(symbol, 12).text;
  const amount = `${formatExactAmount(action.assets)} ${unit}`;
  switch (action.kind) {
    case 'stake':
      return t('confirm_do_stake', formatExactAmount(action.assets), unit);
    case 'rebalance': {
      const [from, to] = [action.from ?? 'idle', action.to ?? 'idle'] as const;
      return t('pools_do_move', amount, getPlaceName(state, from), getPlaceName(state, to));
    }
    case 'force-deallocate':
      return t('pools_do_force', amount, getPlaceName(state, action.adapter));
    default:
      return action satisfies never;
  }
}
