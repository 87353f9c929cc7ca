import { Address } from '@/components/ui/address';
import { Button } from '@/components/ui/button';
import { Chip } from '@/components/ui/chip';
import { getErrorText } from '@/components/ui/error-text';
import { Time } from '@/components/ui/time';
import { Untrusted } from '@/components/ui/untrusted';
import { formatCount } from '@/lib/format/count';
import { toKey } from '@/lib/format/message-key';
import { t } from '@/lib/i18n';
import type { Activity } from '@/lib/model/submission';
import { type ActivityModel, getOutcome } from './create-activity-model';
import { RaisePanel } from './raise-panel';
import './activity-item.css';

type Props = { activity: Activity; model: ActivityModel; nowMs: number };

const tones = { 'under-way': 'accent', done: 'neutral', 'not-done': 'red' } as const;

/** One thing that was sent: what, for which model, where it stands, and what to do when it failed. */
export function ActivityItem({ activity, model, nowMs }: Props) {
  const { kind, modelName, state, hash, blockNumber, error, updatedAtMs, demo } = activity;
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
            at={BigInt(Math.floor(updatedAtMs / 1000))}
            now={BigInt(Math.floor(nowMs / 1000))}
          />
        </span>
      </p>
      {state === 'requested' && (
        <p class="activity-item-line">
          <span>{t('activity_requested_text')}</span>
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
      {activity.raisable && <RaisePanel activity={activity} model={model.raise} />}
    </li>
  );
}
