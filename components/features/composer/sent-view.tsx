import { useEffect } from 'preact/hooks';
import { Address } from '@/components/ui/address';
import { getValue } from '@/components/ui/async-state';
import { Button } from '@/components/ui/button';
import { Facts } from '@/components/ui/facts';
import { Notice } from '@/components/ui/notice';
import { Progress } from '@/components/ui/progress';
import { Untrusted } from '@/components/ui/untrusted';
import { formatCount } from '@/lib/format/count';
import { t } from '@/lib/i18n';
import type { Activity } from '@/lib/model/submission';
import type { InputOf } from '@/lib/protocol/messages';
import type { Send } from '@/lib/protocol/send';
import type { EditModel } from './edit-model';
import type { ReviewModel } from './review-model';

type Props = { edit: EditModel; review: ReviewModel; send: Send; onStart: () => void };

const open: readonly Activity['state'][] = ['drafted', 'requested', 'signed', 'broadcast', 'seen'];
const done: readonly Activity['state'][] = ['included', 'final'];

/** What became of a proposal that was sent, until it is in a block. */
export function SentView({ edit, review, send, onStart }: Props) {
  const { title, locator } = edit.draft.value;
  const activity = getValue(review.activity);
  const isOpen = activity === null || open.includes(activity.state);
  const isDone = activity !== null && done.includes(activity.state);
  // Should no window open, the button is still there.
  const openPopup = (to: InputOf<'window.open'>) => void send('window.open', to).catch(() => {});
  useEffect(() => (isOpen ? review.follow() : undefined), [review, isOpen]);
  return (
    <main class="composer-main">
      <h1 tabIndex={-1}>{t(isOpen || isDone ? 'sent_title' : 'sent_not_title')}</h1>
      <div role="status">
        <Outcome activity={activity} />
      </div>
      <Facts
        rows={[
          { label: t('composer_title_label'), value: <Untrusted text={title.trim()} max={120} /> },
          locator
            ? { label: t('composer_model'), value: <Untrusted text={locator} max={90} /> }
            : null,
          activity?.hash
            ? { label: t('sent_hash'), value: <Address hex={activity.hash} what="hash" /> }
            : null,
        ]}
      />
      <div class="composer-footer">
        {isDone && locator && (
          <Button
            look="primary"
            onClick={() => openPopup({ view: 'popup', section: 'vote', locator })}
          >
            {t('sent_votes')}
          </Button>
        )}
        <Button
          {...(isDone && locator ? {} : { look: 'primary' as const })}
          onClick={() => openPopup({ view: 'popup' })}
        >
          {t('sent_activity')}
        </Button>
        <Button onClick={onStart}>{t('composer_all_drafts')}</Button>
      </div>
    </main>
  );
}

function Outcome({ activity }: { activity: Activity | null }) {
  if (!activity || open.includes(activity.state)) return <Progress label={t('sent_pending')} />;
  const { state, blockNumber } = activity;
  if (done.includes(state)) {
    return (
      <Notice
        title={t('sent_included_title', blockNumber === null ? '' : formatCount(blockNumber))}
      >
        <p>{t('sent_included')}</p>
      </Notice>
    );
  }
  return (
    <Notice tone="danger" title={t('sent_failed_title')}>
      <p>{t('sent_failed')}</p>
    </Notice>
  );
}
