import { useSignal } from '@preact/signals';
import { getValue } from '@/components/ui/async-state';
import { Button } from '@/components/ui/button';
import { Choice } from '@/components/ui/choice';
import { ErrorState } from '@/components/ui/error-state';
import { Notice } from '@/components/ui/notice';
import { t } from '@/lib/i18n';
import type { ComposingContext } from '@/lib/model/composing';
import { type ActionKind, actionsMax, type DraftAction } from '@/lib/model/draft';
import { BuiltActionView } from './built-action';
import type { EditModel } from './edit-model';
import { actionForms, describeIntent, getForm } from './forms';

type Props = { edit: EditModel };

/** What happens if the proposal passes: nothing but the vote, or calls in order. */
export function ActionsSection({ edit }: Props) {
  const { decided, actions } = edit.draft.value;
  const context = getValue(edit.context);
  return (
    <section class="composer-section" aria-labelledby="composer-actions">
      <h2 id="composer-actions">{t('composer_actions')}</h2>
      {!context && actions.length > 0 && <p class="composer-muted">{t('composer_actions_wait')}</p>}
      {!decided && <KindChoice edit={edit} legend={t('composer_kind')} />}
      {decided && actions.length === 0 && <SignalCard edit={edit} />}
      {context && actions.length > 0 && (
        <ol class="composer-actions">
          {actions.map((action, index) => (
            <ActionCard
              key={action.id}
              edit={edit}
              action={action}
              index={index}
              context={context}
            />
          ))}
        </ol>
      )}
      {decided && actions.length > 0 && <AddAction edit={edit} />}
      <BuildFailure edit={edit} />
    </section>
  );
}

function KindChoice({ edit, legend }: Props & { legend: string }) {
  const isReady = getValue(edit.context) !== null;
  return (
    <div class={edit.asked.value ? 'composer-unanswered' : undefined}>
      <Choice<ActionKind | 'signal'>
        legend={legend}
        value={null}
        options={[
          { value: 'signal', label: t('kind_signal'), hint: t('kind_signal_hint') },
          ...actionForms.map(({ kind, title, hint }) => ({
            value: kind,
            label: title(),
            hint: hint(),
            disabled: !isReady,
          })),
        ]}
        onChange={(kind) => (kind === 'signal' ? edit.chooseSignal() : edit.addAction(kind))}
      />
      {edit.asked.value && (
        <p class="composer-problem" role="status">
          {t('composer_kind_missing')}
        </p>
      )}
    </div>
  );
}

function SignalCard({ edit }: Props) {
  return (
    <div class="composer-card">
      <div class="composer-card-head">
        <h3>{t('kind_signal')}</h3>
        <Button small look="plain" onClick={edit.undecide}>
          {t('composer_change_kind')}
        </Button>
      </div>
      <p>{t('effect_signal')}</p>
    </div>
  );
}

function AddAction({ edit }: Props) {
  const open = useSignal(false);
  const { actions } = edit.draft.value;
  if (actions.length >= actionsMax) {
    return <p class="composer-muted">{t('composer_actions_full', String(actionsMax))}</p>;
  }
  if (!open.value) {
    return (
      <Button
        onClick={() => {
          open.value = true;
        }}
      >
        {t('composer_add_action')}
      </Button>
    );
  }
  return (
    <Choice<ActionKind>
      legend={t('composer_add_action')}
      value={null}
      options={actionForms.map(({ kind, title, hint }) => ({
        value: kind,
        label: title(),
        hint: hint(),
      }))}
      onChange={(kind) => {
        open.value = false;
        edit.addAction(kind);
      }}
    />
  );
}

type CardProps = Props & { action: DraftAction; index: number; context: ComposingContext };

function ActionCard({ edit, action, index, context }: CardProps) {
  const form = getForm(action.kind);
  const parsed = edit.parsed.value.get(action.id);
  const built = edit.built.current.value?.actions[index] ?? null;
  const problems = parsed?.status === 'incomplete' ? parsed.problems : [];
  const problem = (field: string) =>
    problems.find((one) => one.field === field && (!one.missing || edit.asked.value))?.text ?? null;
  const title = form.title();
  return (
    <li class="composer-card">
      <CardHead edit={edit} action={action} index={index} title={title} />
      <form.Form
        fields={action.fields}
        onChange={(changes) => edit.changeAction(action.id, changes)}
        problem={problem}
        context={context}
        draft={edit.draft.value}
        services={edit.services}
      />
      {parsed?.status === 'ready' && (
        <p class="composer-effect">
          <strong>{t('composer_effect')}</strong> {describeIntent(parsed.intent, context)}
        </p>
      )}
      {parsed?.status === 'ready' && built && (
        <BuiltActionView built={built} nativeSymbol={context.nativeSymbol} />
      )}
    </li>
  );
}

function CardHead({ edit, action, index, title }: Omit<CardProps, 'context'> & { title: string }) {
  const last = edit.draft.value.actions.length - 1;
  const number = String(index + 1);
  const remove = () => {
    edit.removeAction(action.id);
    if (last === 0) edit.undecide();
  };
  return (
    <div class="composer-card-head">
      <h3>{last === 0 ? title : t('composer_action_number', number, title)}</h3>
      {last > 0 && (
        <>
          <Button
            small
            look="plain"
            disabled={index === 0}
            aria-label={t('composer_move_up', number)}
            onClick={() => edit.moveAction(action.id, -1)}
          >
            ↑
          </Button>
          <Button
            small
            look="plain"
            disabled={index === last}
            aria-label={t('composer_move_down', number)}
            onClick={() => edit.moveAction(action.id, 1)}
          >
            ↓
          </Button>
        </>
      )}
      <Button
        small
        look="plain"
        aria-label={t('composer_remove_action', number, title)}
        onClick={remove}
      >
        {t('composer_remove')}
      </Button>
    </div>
  );
}

/** The calls could not be made, for want of an answer; what was typed stays. */
export function BuildFailure({ edit }: Props) {
  const state = edit.built.state.value;
  if (state.status !== 'failed') return null;
  return (
    <ErrorState
      code={state.code}
      title={t('composer_build_failed')}
      onRetry={() => void edit.built.load()}
    />
  );
}

/** What the simulation of all calls together says. */
export function SimulationNotice({ edit }: Props) {
  const simulation = edit.built.current.value?.simulation;
  if (!simulation || simulation.status === 'ok') return null;
  return simulation.status === 'reverts' ? (
    <Notice tone="danger" title={t('simulation_reverts_title')} announce="status">
      <p>{t('simulation_reverts')}</p>
      {simulation.detail !== '' && <p class="composer-code-text">{simulation.detail}</p>}
    </Notice>
  ) : (
    <Notice tone="warning">
      <p>{t('simulation_none')}</p>
    </Notice>
  );
}
