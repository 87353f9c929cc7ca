import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { AsyncView } from '@/components/ui/async-view';
import { getErrorText } from '@/components/ui/error-text';
import { Notice } from '@/components/ui/notice';
import { Skeleton } from '@/components/ui/skeleton';
import { Tabs } from '@/components/ui/tabs';
import { t } from '@/lib/i18n';
import { Claims } from './claims';
import type { PositionView, StakeAction, StakeTask } from './create-stake-model';
import { Funds } from './funds';
import { GivenTokens } from './given-tokens';
import { StakeFacts } from './stake-facts';
import { StakeForm, type StakeFormProps } from './stake-form';
import './stake-view.css';

type Props = Pick<StakeFormProps, 'stake' | 'model' | 'onPrepared' | 'onStep'> & {
  /** Counts up when the position may have changed. */
  changes: number;
  /** The choice of the model, where there are several. */
  picker: ComponentChildren | null;
  getNow: (position: PositionView) => bigint;
  /** What of this account is under way with this model. */
  underWay: ComponentChildren | null;
};

const tasks: readonly StakeTask[] = ['stake', 'unstake', 'delegate'];

/** One model's stake: what there is, what is leaving, and the forms. */
export function StakeView(props: Props) {
  const { stake, model, changes, picker, underWay, onPrepared, onStep } = props;
  useEffect(() => void stake.position.load(), [stake, changes]);
  const hasAllocation = model.allocation !== null;
  useEffect(() => {
    if (hasAllocation) void stake.allocation.load();
  }, [stake, changes, hasAllocation]);
  const ask = async (action: StakeAction) => {
    const prepared = await stake.prepare.run(action);
    if (prepared) onPrepared(prepared, action);
  };
  return (
    <div class="stake-view">
      {picker}
      {underWay}
      <AsyncView
        resource={stake.position}
        failed={t('stake_failed')}
        onStep={onStep}
        loading={<Skeleton lines={[100, 100, 100, 100, 60]} />}
      >
        {(position) => (
          <Position {...props} position={position} onAsk={(action) => void ask(action)} />
        )}
      </AsyncView>
    </div>
  );
}

type PositionProps = Props & { position: PositionView; onAsk: (action: StakeAction) => void };

function Position(props: PositionProps) {
  const { stake, model, getNow, position, onAsk, onPrepared, onStep } = props;
  const chosen = tasks.find((one) => one === stake.task.value) ?? 'stake';
  return (
    <>
      {stake.position.staleCode.value !== null && (
        <Notice tone="warning">
          <p>{getErrorText(stake.position.staleCode.value)}</p>
        </Notice>
      )}
      <GivenTokens
        allocation={stake.allocation}
        symbol={model.symbol}
        now={getNow(position)}
        busy={stake.prepare.busy.value}
        onClaim={({ index, isStaked }) =>
          onAsk({ kind: isStaked ? 'claim-and-stake' : 'claim-allocation', index })
        }
      />
      <StakeFacts position={position} model={model} />
      <Claims
        requests={position.requests}
        symbol={model.symbol}
        now={getNow(position)}
        busy={stake.prepare.busy.value}
        onClaim={({ id }) => onAsk({ kind: 'claim-unstake', requestId: id })}
      />
      <Tabs
        label={t('stake_tasks')}
        name="stake-task"
        tabs={tasks.map((id) => ({ id, label: t(`stake_task_${id}`) }))}
        selected={chosen}
        onSelect={(id) => {
          stake.prepare.clear();
          stake.task.value = id;
        }}
      >
        <div class="stake-view-form">
          <StakeForm
            key={chosen}
            task={chosen}
            stake={stake}
            model={model}
            position={position}
            now={getNow(position)}
            onPrepared={onPrepared}
            onStep={onStep}
          />
        </div>
      </Tabs>
      <Funds
        model={model}
        position={position}
        recipient={stake.recipient}
        pools={stake.pools}
        busy={stake.prepare.busy.value}
        onAsk={onAsk}
      />
    </>
  );
}
