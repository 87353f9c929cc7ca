import { UnderWay } from '@/components/features/activity/under-way';
import type { StakeAction } from '@/components/features/staking/create-stake-model';
import { ModelPicker } from '@/components/features/staking/model-picker';
import { StakeView } from '@/components/features/staking/stake-view';
import { getValue } from '@/components/ui/async-state';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorState } from '@/components/ui/error-state';
import { Skeleton } from '@/components/ui/skeleton';
import { formatShortHex } from '@/lib/format/address';
import { formatAmount, formatExactAmount } from '@/lib/format/amount';
import { getChainNow } from '@/lib/format/time';
import { toUntrustedLine } from '@/lib/format/untrusted';
import { t } from '@/lib/i18n';
import type { UnstakeRequest } from '@/lib/model/account';
import type { Model } from '@/lib/model/badge';
import { formatRecordId } from '@/lib/model/caip';
import type { PopupModel } from './create-popup-model';
import type { TaskModel } from './create-task-model';

type Props = {
  model: PopupModel;
  tasks: TaskModel;
  onStep: (step: 'networks' | 'accounts' | 'unlock') => void;
};

/** The stake in one model: the page's, or one the account has a part in. */
export function Stake({ model, tasks, onStep }: Props) {
  const models = listModels(model);
  const state = model.holdings.state.value;
  if (models.size === 0) {
    if (state.status === 'failed') {
      return (
        <ErrorState
          code={state.code}
          title={t('stake_failed')}
          onRetry={() => void model.holdings.load()}
          onStep={onStep}
        />
      );
    }
    if (state.status === 'ready') {
      return (
        <EmptyState title={t('stake_none')}>
          <p>{t('stake_none_text')}</p>
        </EmptyState>
      );
    }
    return (
      <div class="popup-loading">
        <Skeleton lines={[60, 100, 100, 100, 70]} />
      </div>
    );
  }
  const [firstKey] = models.keys();
  const key = models.has(model.stakeKey.value) ? model.stakeKey.value : (firstKey ?? '');
  const chosen = models.get(key);
  return chosen ? (
    <StakeOf key={key} of={chosen} models={models} model={model} tasks={tasks} onStep={onStep} />
  ) : null;
}

function StakeOf(props: Props & { of: Model; models: ReadonlyMap<string, Model> }) {
  const { of, models, model, tasks, onStep } = props;
  const key = formatRecordId(of.record);
  const stake = tasks.getStake(of);
  const sent = tasks.getSent(key);
  return (
    <StakeView
      stake={stake}
      model={of}
      onStep={onStep}
      getNow={(position) => getChainNow(position, model.nowMs.value)}
      underWay={sent === undefined ? null : <UnderWay activity={sent} />}
      changes={model.changes.value}
      picker={
        models.size > 1 ? (
          <ModelPicker
            models={models}
            value={key}
            onChange={(next) => {
              model.stakeKey.value = next;
            }}
          />
        ) : null
      }
      onPrepared={(prepared, action) =>
        tasks.confirm({
          key,
          prepared,
          route: 'stake.submit',
          summary: tellStake(action, {
            symbol: of.symbol,
            requests: getValue(stake.position)?.requests ?? [],
          }),
          prepare: () => stake.prepare.run(action),
          onSent: stake.clear,
        })
      }
    />
  );
}

/** Models with a vault: the page's first, then those the account has a part in. */
function listModels(model: PopupModel): ReadonlyMap<string, Model> {
  const front = model.page.model.value;
  const held = (getValue(model.holdings) ?? []).map((holding) => holding.model);
  return new Map(
    [...(front ? [front] : []), ...held]
      .filter(({ vault }) => vault !== null)
      .map((one) => [formatRecordId(one.record), one] as const),
  );
}

/** What the form asked for, as a sentence. */
function tellStake(
  action: StakeAction,
  of: { symbol: string; requests: readonly UnstakeRequest[] },
): string | undefined {
  const symbol = toUntrustedLine(of.symbol, 12).text;
  switch (action.kind) {
    case 'stake':
      return t('confirm_do_stake', formatExactAmount(action.assets), symbol);
    case 'request-unstake':
      return t('confirm_do_unstake', formatExactAmount(action.shares));
    case 'claim-unstake': {
      const request = of.requests.find(({ id }) => id === action.requestId);
      return request && t('confirm_do_claim', formatAmount(request.assets), symbol);
    }
    case 'delegate':
      return t('confirm_do_delegate', formatShortHex(action.delegatee));
    case 'send':
      return t(
        'confirm_do_send',
        formatExactAmount(action.amount),
        formatShortHex(action.recipient),
      );
    case 'revoke':
      return t('confirm_do_revoke', symbol);
    case 'claim-allocation':
      return t('confirm_do_claim_given', symbol);
    case 'claim-and-stake':
      return t('confirm_do_claim_stake', symbol);
    default:
      return action satisfies never;
  }
}
