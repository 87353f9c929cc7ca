import { useEffect } from 'preact/hooks';
import { getValue } from '@/components/ui/async-state';
import { AsyncView } from '@/components/ui/async-view';
import { Button } from '@/components/ui/button';
import { Chip } from '@/components/ui/chip';
import { Markdown } from '@/components/ui/markdown';
import { Progress } from '@/components/ui/progress';
import { Untrusted } from '@/components/ui/untrusted';
import { t } from '@/lib/i18n';
import type { ComposingContext } from '@/lib/model/composing';
import type { Send } from '@/lib/protocol/send';
import { BuildFailure, SimulationNotice } from './actions-section';
import { Aside } from './aside';
import { BuiltActionView } from './built-action';
import type { Confirm } from './confirm-slot';
import type { EditModel } from './edit-model';
import { describeIntent } from './forms';
import type { ReviewModel } from './review-model';

type Props = {
  edit: EditModel;
  review: ReviewModel;
  Confirm: Confirm;
  send: Send;
  onBack: () => void;
  onSent: () => void;
};

/** The proposal as voters will see it, then what is signed. */
export function ReviewView(props: Props) {
  const { edit, review, send, onBack, onSent } = props;
  useEffect(() => {
    if (review.isSent.value) onSent();
  }, [review.isSent.value, onSent]);
  const context = getValue(edit.context);
  const built = edit.built.current.value;
  const isBuilt = built?.actions.every(({ status }) => status === 'built') ?? false;
  if (review.confirming.value) return <LastLook {...props} />;
  return (
    <div class="composer-columns">
      <main class="composer-main">
        <Button small look="plain" onClick={onBack}>
          {t('composer_back')}
        </Button>
        <h1 tabIndex={-1}>{t('review_title')}</h1>
        {context && (
          <p>
            <Untrusted text={context.model.name} max={40} />{' '}
            {context.demo ? (
              <Chip tone="demo">{t('composer_demo')}</Chip>
            ) : (
              <Chip>{context.networkName}</Chip>
            )}{' '}
            <span class="composer-muted">
              <Untrusted text={context.model.locator} max={90} />
            </span>
          </p>
        )}
        {context && (
          <>
            <Aside edit={edit} send={send} />
            <ProposalText edit={edit} />
            <Effects edit={edit} context={context} />
            <Next review={review} context={context} isBuilt={isBuilt} />
          </>
        )}
      </main>
    </div>
  );
}

function ProposalText({ edit }: { edit: EditModel }) {
  const { title, body } = edit.draft.value;
  return (
    <section class="composer-section composer-proposal" aria-labelledby="review-text">
      <h2 id="review-text" class="composer-proposal-title">
        <Untrusted text={title.trim()} max={200} />
      </h2>
      {body.trim() === '' ? (
        <p class="composer-muted">{t('review_no_body')}</p>
      ) : (
        <Markdown text={body} headingLevel={3} />
      )}
    </section>
  );
}

function Effects({ edit, context }: { edit: EditModel; context: ComposingContext }) {
  const intents = edit.intents.value ?? [];
  const built = edit.built.current.value;
  return (
    <section class="composer-section" aria-labelledby="review-effects">
      <h2 id="review-effects">{t('review_effects')}</h2>
      {intents.length === 0 && <p>{t('effect_signal')}</p>}
      <ol class="composer-actions">
        {intents.map((intent, index) => {
          const action = built?.actions[index];
          return (
            // Actions have no identity but their place here.
            <li class="composer-card" key={index}>
              <p class="composer-effect">
                <strong>{t('composer_effect')}</strong> {describeIntent(intent, context)}
              </p>
              {action && <BuiltActionView built={action} nativeSymbol={context.nativeSymbol} />}
            </li>
          );
        })}
      </ol>
      {!built && edit.built.state.value.status !== 'failed' && (
        <Progress label={t('review_building')} />
      )}
      <BuildFailure edit={edit} />
      <SimulationNotice edit={edit} />
      {built?.simulation?.status === 'ok' && <p class="composer-muted">{t('simulation_ok')}</p>}
    </section>
  );
}

/** Who may not propose is told why; who may goes on to the last look. */
function Next({ review, context, isBuilt }: NextProps) {
  if (context.eligibility.status !== 'eligible') {
    return <p class="composer-muted">{t('review_not_eligible')}</p>;
  }
  return (
    <div class="composer-footer">
      <Button look="primary" disabled={!isBuilt} onClick={review.confirm}>
        {t('review_sign')}
      </Button>
      <span class="composer-muted">{t('review_sign_hint')}</span>
    </div>
  );
}

type NextProps = { review: ReviewModel; context: ComposingContext; isBuilt: boolean };

/** The call that is signed, or the wait for it. */
function LastLook({ edit, review, Confirm }: Props) {
  return (
    <main class="composer-main composer-last-look">
      <h1 class="visually-hidden">{t('review_title')}</h1>
      <AsyncView
        resource={review.prepared}
        failed={t('review_prepare_failed')}
        loading={<Progress label={t('review_preparing')} />}
      >
        {(prepared) => (
          <Confirm
            key={prepared.id}
            prepared={prepared}
            summary={edit.draft.value.title.trim()}
            origin={edit.draft.value.origin?.pageUrl ?? null}
            onSubmitted={review.take}
            onRejected={review.reject}
            onAgain={review.confirm}
          />
        )}
      </AsyncView>
      {review.prepared.state.value.status !== 'ready' && (
        <Button onClick={review.reject}>{t('review_back')}</Button>
      )}
    </main>
  );
}
