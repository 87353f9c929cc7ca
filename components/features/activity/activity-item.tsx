import { Address } from '@/components/ui/address';
import { Button } from '@/components/ui/button';
import { Chip } from '@/components/ui/chip';
import { getErrorText } from '@/components/ui/error-text';
import { Time } from '@/components/ui/time';
import { Untrusted } from '@/components/ui/untrusted';
import { formatExactAmount } from '@/lib/format/amount';
import { formatCount } from '@/lib/format/count';
import { toKey } from '@/lib/format/message-key';
import { t } from '@/lib/i18n';
import type { Activity } from '@/lib/model/submission';
import { isFindable, toDetail } from './call-detail';
import { type ActivityModel, getOutcome } from './create-activity-model';
import { RaisePanel } from './raise-panel';
import './activity-item.css';

type Props = {
  activity: Activity;
  model: ActivityModel;
  nowMs: number;
  /** The reader's own name for an account; undefined where there is none. */
  nameAccount: (address: Activity['from']) => string | undefined;
};

const tones = { 'under-way': 'accent', done: 'neutral', 'not-done': 'red' } as const;

/** One thing that was sent: what, for which model, where it stands, and what to do when it failed. */
export function ActivityItem({ activity, model, nowMs, nameAccount }: Props) {
  const { kind, modelName, state, hash, blockNumber, error, createdAtMs, demo } = activity;
  const outcome = getOutcome(state);
  return (
    <li class="activity-item">
      <p class="activity-item-head">
        <strong>{t(`confirm_kind_${toKey(kind)}`)}</strong>
        <Chip tone={tones[outcome]}>{t(`activity_${state}`)}</Chip>
      </p>
      <p class="activity-item-line">
        <Untrusted text={modelName} max={40} />
        {demo && <Chip tone="demo">{t('network_demo')}</Chip>}
        <span class="activity-item-time">
          <Time
            at={BigInt(Math.floor(createdAtMs / 1000))}
            now={BigInt(Math.floor(nowMs / 1000))}
          />
        </span>
      </p>
      <Detail activity={activity} />
      {state === 'requested' && (
        <p class="activity-item-line">
          <span>
            {t(isFindable(activity) ? 'activity_requested_text' : 'activity_requested_coin')}
          </span>
          <Button small look="plain" onClick={() => void model.forget.run(activity.id)}>
            {t('activity_forget')}
          </Button>
        </p>
      )}
      {error !== null && (
        <p class="activity-item-error">
          {getErrorText(error.code)} <Untrusted text={error.fields['detail'] ?? ''} max={160} />
        </p>
      )}
      {error === null && state === 'replaced' && (
        <p class="activity-item-error">{t('activity_replaced_text')}</p>
      )}
      {hash !== null && (
        <p class="activity-item-line">
          <Address hex={hash} what="hash" />
          {blockNumber !== null && <span>{t('activity_block', formatCount(blockNumber))}</span>}
        </p>
      )}
      {activity.raisable && (
        <RaisePanel
          activity={activity}
          model={model.raise}
          accountName={nameAccount(activity.from)}
        />
      )}
    </li>
  );
}

const choices = { 0: 'vote_against', 1: 'vote_for', 2: 'vote_abstain' } as const;

/** What it was about: how much, to whom, how it was voted, which title. */
function Detail({ activity }: { activity: Activity }) {
  const detail = toDetail(activity);
  if (detail === null) return null;
  switch (detail.what) {
    case 'tokens':
    case 'shares':
      return <p>{t(`activity_${detail.what}`, formatExactAmount(detail.value))}</p>;
    case 'account':
      return (
        <p>
          {t('activity_to')} <Address hex={detail.address} />
        </p>
      );
    case 'choice':
      return <p>{t(choices[detail.support as keyof typeof choices] ?? 'vote_split')}</p>;
    case 'title':
      return (
        <p>
          <Untrusted text={detail.text} max={90} />
        </p>
      );
    default:
      return detail satisfies never;
  }
}
