import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { getValue } from '@/components/ui/async-state';
import { AsyncView } from '@/components/ui/async-view';
import { Button } from '@/components/ui/button';
import { Markdown } from '@/components/ui/markdown';
import { Progress } from '@/components/ui/progress';
import { Untrusted } from '@/components/ui/untrusted';
import { t } from '@/lib/i18n';
import type { ComposingContext } from '@/lib/model/composing';
import { BuildFailure, SimulationNotice } from './actions-section';
import { Aside } from './aside';
import { BuiltActionView } from './built-action';
import type { ConfirmProps } from './confirm-props';
import type { EditModel } from './edit-model';
import { describeIntent } from './forms';
import type { ReviewModel } from './review-model';

type Props = {
  edit: EditModel;
  review: ReviewModel;
  Confirm: (props: ConfirmProps) => ComponentChildren;
  Unlock: (props: { onUnlocked: () => void }) => ComponentChildren;
  onBack: () => void;
  onSent: () => void;
};

/** The proposal as voters will see it, then what is signed. */
export function ReviewView(props: Props) {
  const { edit, review, onBack, onSent } = props;
  useEffect(() => {
    if (review.isSent.value) onSent();
  }, [review.isSent.value, onSent]);
  const context = getValue(edit.context);
  return (
    <div class="composer-columns">
      <main class="composer-main">
        <Button small look="plain" onClick={onBack}>
          {t('composer_back')}
        </Button>
        <h1 tabIndex={-1}>{t('review_title')}</h1>
        {context && (
          <>
            <Aside edit={edit} />
            <ProposalText edit={edit} />
            <Effects edit={edit} context={context} />
            <Signing {...props} context={context} />
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
              <p class="composer-effect">{describeIntent(intent, context)}</p>
              {action && <BuiltActionView built={action} />}
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

/** Who cannot sign is told why; who can sees the call and decides. */
function Signing({
  edit,
  review,
  Confirm,
  Unlock,
  onBack,
  context,
}: Props & { context: ComposingContext }) {
  const vault = getValue(edit.vault);
  const built = edit.built.current.value;
  const isBuilt = built?.actions.every(({ status }) => status === 'built') ?? false;
  const mayPropose = context.eligibility.status === 'eligible';
  const isUnlocked = vault?.status === 'unlocked';
  const prepare = () => void review.prepared.load();
  useEffect(() => {
    if (isBuilt && mayPropose && isUnlocked) prepare();
  }, [built, isBuilt, mayPropose, isUnlocked, review]);
  if (!mayPropose) return <p class="composer-muted">{t('review_not_eligible')}</p>;
  if (vault && !isUnlocked) return <Unlock onUnlocked={edit.refresh} />;
  if (!isBuilt) return null;
  return (
    <section class="composer-section" aria-labelledby="review-sign">
      <h2 id="review-sign">{t('review_sign')}</h2>
      <AsyncView
        resource={review.prepared}
        failed={t('review_prepare_failed')}
        loading={<Progress label={t('review_preparing')} />}
      >
        {(prepared) => (
          <Confirm
            key={prepared.id}
            prepared={prepared}
            onSubmitted={review.take}
            onRejected={onBack}
            onAgain={prepare}
          />
        )}
      </AsyncView>
    </section>
  );
}
