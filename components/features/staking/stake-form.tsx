import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { Amount } from '@/components/ui/amount';
import { AmountField } from '@/components/ui/amount-field';
import { Button } from '@/components/ui/button';
import { ErrorState } from '@/components/ui/error-state';
import type { NextStep } from '@/components/ui/error-text';
import { Notice } from '@/components/ui/notice';
import { Progress } from '@/components/ui/progress';
import { Time } from '@/components/ui/time';
import { formatDuration } from '@/lib/format/time';
import { t } from '@/lib/i18n';
import type { Model } from '@/lib/model/badge';
import type { PreparedView } from '@/lib/model/submission';
import { getDelegateState } from './create-delegate-choice';
import type { PositionView, StakeAction, StakeModel, StakeTask } from './create-stake-model';
import { DelegateFields } from './delegate-fields';
import './stake-form.css';

export type StakeFormProps = {
  task: StakeTask;
  stake: StakeModel;
  model: Model;
  position: PositionView;
  /** Chain time. */
  now: bigint;
  /** With what was asked for, so that it can be prepared again. */
  onPrepared: (prepared: PreparedView, action: StakeAction) => void;
  onStep: (step: Exclude<NextStep, 'retry' | 'none' | 'reload'>) => void;
};

/** The form of one task: stake, ask to unstake, choose a delegate. */
export function StakeForm(props: StakeFormProps) {
  const { task, stake, onPrepared, onStep } = props;
  const { action, prepare } = stake;
  const asked = useSignal(false);
  const submit = async () => {
    asked.value = true;
    const wanted = action.value;
    if (wanted === null) return;
    const prepared = await prepare.run(wanted);
    if (prepared) onPrepared(prepared, wanted);
  };
  return (
    <form
      class="stake-form"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <NoGas position={props.position} />
      <Fields {...props} asked={asked.value} />
      {prepare.busy.value && <Progress label={t('confirm_preparing')} />}
      {prepare.code.value !== null && (
        <ErrorState code={prepare.code.value} onRetry={() => void submit()} onStep={onStep} />
      )}
      <div>
        <Button type="submit" look="primary" busy={prepare.busy.value}>
          {t(`stake_review_${task}`)}
        </Button>
      </div>
    </form>
  );
}

/** Said before anything is filled in: without the chain's own coin nothing can be sent. */
function NoGas({ position }: { position: PositionView }) {
  if (position.nativeBalanceWei > 0n) return null;
  return (
    <Notice tone="warning" title={t('stake_no_gas', position.nativeSymbol)}>
      <p>{t('stake_no_gas_text', position.nativeSymbol)}</p>
    </Notice>
  );
}

function Fields(props: StakeFormProps & { asked: boolean }): ComponentChildren {
  switch (props.task) {
    case 'stake':
      return <StakeFields {...props} />;
    case 'unstake':
      return <UnstakeFields {...props} />;
    case 'delegate':
      return <NewDelegate {...props} />;
    default:
      return props.task satisfies never;
  }
}

function StakeFields({ stake, model, position, asked }: StakeFormProps & { asked: boolean }) {
  const state = getDelegateState(position);
  return (
    <>
      {position.tokenBalance === 0n && (
        <Notice>
          <p>{t('stake_no_tokens', model.symbol)}</p>
        </Notice>
      )}
      <AmountField
        label={t('stake_amount')}
        input={stake.stake}
        unit={model.symbol}
        max={{ value: stake.tokens, label: t('stake_in_wallet') }}
        asked={asked}
      />
      {state === 'nobody' ? (
        <DelegateFields
          choice={stake.stakeDelegate}
          initial="self"
          legend={t('stake_delegate_legend')}
        />
      ) : (
        <p class="stake-form-note">{t(`stake_delegate_stays_${state}`)}</p>
      )}
      <p class="stake-form-note">{t('stake_counts_from')}</p>
    </>
  );
}

function UnstakeFields(props: StakeFormProps & { asked: boolean }) {
  const { stake, model, position, now, asked } = props;
  const value = stake.unstakeValue.value;
  return (
    <>
      <AmountField
        label={t('stake_unstake_amount')}
        input={stake.unstake}
        unit={t('stake_share_unit')}
        max={{ value: stake.shares, label: t('stake_shares') }}
        hint={
          value === null ? (
            t('stake_unstake_hint')
          ) : (
            <>
              {t('stake_worth')} <Amount value={value} unit={model.symbol} />
            </>
          )
        }
        asked={asked}
      />
      <ul class="stake-form-ends">
        <li>{t('stake_ends_votes')}</li>
        <li>
          {position.cooldownSeconds === 0n ? (
            t('stake_ends_now')
          ) : (
            <>
              {t('stake_ends_claim', formatDuration(position.cooldownSeconds))}{' '}
              <Time at={now + position.cooldownSeconds} now={now} />
            </>
          )}
        </li>
        <li>{t('stake_ends_price')}</li>
      </ul>
    </>
  );
}

function NewDelegate({ stake, position, asked }: StakeFormProps & { asked: boolean }) {
  const { address, mode } = stake.newDelegate;
  return (
    <>
      <DelegateFields
        choice={stake.newDelegate}
        initial={null}
        legend={t('stake_delegate_legend')}
      />
      {asked && address.value === null && (
        <Notice tone="warning" announce="alert">
          <p>{t('stake_delegate_missing')}</p>
        </Notice>
      )}
      {mode.value !== '' && position.shares === 0n && (
        <p class="stake-form-note">{t('stake_delegate_no_shares')}</p>
      )}
      <p class="stake-form-note">{t('stake_delegate_counts')}</p>
    </>
  );
}
