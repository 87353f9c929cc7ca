import { getErrorText } from '@/components/ui/error-text';
import { Notice } from '@/components/ui/notice';
import { Progress } from '@/components/ui/progress';
import { toKey } from '@/lib/format/message-key';
import { type MessageKey, t } from '@/lib/i18n';
import type { Activity, SubmissionState } from '@/lib/model/submission';
import { isFindable } from './call-detail';
import { getOutcome } from './create-activity-model';

/** What is waited for. */
const waits = {
  drafted: 'activity_wait_sign',
  requested: 'activity_wait_elsewhere',
  signed: 'activity_wait_send',
  broadcast: 'activity_wait_block',
  seen: 'activity_wait_block',
} as const satisfies Partial<Record<SubmissionState, MessageKey>>;

type Props = {
  /** Null for one that was just sent and is not in the list yet. */
  activity: Activity | null;
};

/** What became of what was just sent, told where it was sent from. */
export function UnderWay({ activity }: Props) {
  const outcome = activity === null ? 'under-way' : getOutcome(activity.state);
  const what = activity === null ? '' : t(`confirm_kind_${toKey(activity.kind)}`);
  if (outcome === 'under-way') {
    return (
      <Notice announce="status" title={activity === null ? t('activity_sent') : what}>
        <Progress label={t(getWait(activity))} />
      </Notice>
    );
  }
  if (activity !== null && outcome === 'done') {
    return (
      <Notice announce="status" title={t(`activity_did_${toKey(activity.kind)}`)}>
        <p>{t('activity_included_text')}</p>
      </Notice>
    );
  }
  const code = activity?.error?.code;
  return (
    <Notice tone="danger" announce="alert" title={what}>
      <p>{code === undefined ? t('activity_replaced_text') : getErrorText(code)}</p>
    </Notice>
  );
}

function getWait(activity: Activity | null): MessageKey {
  const state = activity?.state ?? 'signed';
  if (activity !== null && state === 'requested' && !isFindable(activity)) {
    return 'activity_requested_coin';
  }
  return state in waits ? waits[state as keyof typeof waits] : 'activity_wait_send';
}
