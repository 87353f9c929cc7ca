import { Amount } from '@/components/ui/amount';
import { AsyncView } from '@/components/ui/async-view';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { Progress } from '@/components/ui/progress';
import { formatAbsolute } from '@/lib/format/time';
import { t } from '@/lib/i18n';
import type { AllocationProgress } from '@/lib/model/registration';
import type { Send } from '@/lib/protocol/send';
import { openStep } from './open-step';
import type { Confirm } from './review-step';
import type { WizardModel } from './wizard-model';

type Props = { wizard: WizardModel; progress: AllocationProgress; send: Send; Confirm: Confirm };

/** A second transaction, which opens the claims: the list itself, for everybody to see. */
export function PublishSection({ wizard, progress, send, Confirm }: Props) {
  const { publish } = wizard.aftermath;
  const symbol = wizard.value.value.fields['symbol'] ?? '';
  return (
    <section class="register-next" aria-labelledby="register-publish">
      <h3 id="register-publish">{t('publish_title')}</h3>
      {progress.isPublished ? (
        <p>
          {t('publish_done', formatAbsolute(progress.claimUntil))}{' '}
          <Amount value={progress.unclaimed} unit={symbol} />
        </p>
      ) : publish.isSent.value ? (
        <Progress label={t('sent_pending')} />
      ) : publish.confirming.value ? (
        <>
          <AsyncView
            resource={publish.prepared}
            failed={t('publish_failed')}
            loading={<Progress label={t('review_preparing')} />}
            onStep={(step) => openStep(send, step)}
          >
            {(prepared) => (
              <Confirm
                key={prepared.id}
                prepared={prepared}
                summary={t('publish_do')}
                onSubmitted={publish.take}
                onRejected={publish.reject}
                onAgain={publish.confirm}
              />
            )}
          </AsyncView>
          {publish.prepared.state.value.status !== 'ready' && (
            <Button onClick={publish.reject}>{t('register_back')}</Button>
          )}
        </>
      ) : (
        <>
          <p>{t('publish_text')}</p>
          <Notice tone="warning">
            <p>{t('publish_keep')}</p>
          </Notice>
          <Button onClick={publish.confirm}>{t('publish_go')}</Button>
        </>
      )}
    </section>
  );
}
