import type { ComponentChildren } from 'preact';
import { Address } from '@/components/ui/address';
import { getValue } from '@/components/ui/async-state';
import { AsyncView } from '@/components/ui/async-view';
import { Button } from '@/components/ui/button';
import { Choice } from '@/components/ui/choice';
import { ErrorState } from '@/components/ui/error-state';
import type { NextStep } from '@/components/ui/error-text';
import { Markdown } from '@/components/ui/markdown';
import { Pane } from '@/components/ui/pane';
import { Progress } from '@/components/ui/progress';
import { getProposalName } from '@/components/ui/proposal-name';
import { Section } from '@/components/ui/section';
import { Skeleton } from '@/components/ui/skeleton';
import { TallyBar } from '@/components/ui/tally-bar';
import { TextField } from '@/components/ui/text-field';
import { Untrusted } from '@/components/ui/untrusted';
import { t } from '@/lib/i18n';
import type { PreparedView } from '@/lib/model/submission';
import {
  type BallotKind,
  type BallotModel,
  type BallotView,
  getNextProposalStep,
  reasonLengthMax,
  type Step,
} from './create-ballot-model';
import { PowerExplained } from './power-explained';
import { ProposalActions } from './proposal-actions';
import { ProposalTime } from './proposal-time';
import { SplitFields } from './split-fields';
import { StateChip } from './state-chip';
import './ballot-pane.css';

export type BallotPaneProps = {
  model: BallotModel;
  /** Until the proposal is read. Untrusted text. */
  title: string;
  modelName: string;
  nativeSymbol: string;
  getNow: (view: BallotView) => bigint;
  /** A vote of this account that is under way, told in place of the form. */
  underWay: ComponentChildren | null;
  onBack: () => void;
  onPrepared: (prepared: PreparedView) => void;
  onAdvance: (prepared: PreparedView, step: Step) => void;
  onHelp: (step: 'stake' | 'delegate') => void;
  onStep: (step: Exclude<NextStep, 'retry' | 'none' | 'reload'>) => void;
};

/** One proposal in full, with the vote to fill in. */
export function BallotPane(props: BallotPaneProps) {
  const { model, modelName, onBack, onStep } = props;
  const read = getValue(model.ballot)?.proposal;
  // A link knows the proposal's id only: until it is read there is no title to tell.
  const shown = read ? getProposalName(read) : props.title || t('vote_title_reading');
  return (
    <Pane title={<Untrusted text={shown} max={120} />} onBack={onBack}>
      <AsyncView
        resource={model.ballot}
        failed={t('vote_failed')}
        onStep={onStep}
        loading={<Skeleton lines={[70, 100, 40, 90, 85, 60]} />}
      >
        {(view) => (
          <div class="ballot-pane">
            <Head view={view} modelName={modelName} now={props.getNow(view)} />
            <TallyBar
              detailed
              tally={view.proposal.tally}
              quorum={view.proposal.quorum}
              unit={t('vote_unit')}
            />
            {props.underWay ?? <Act {...props} view={view} />}
            <Section title={t('vote_text')}>
              {view.proposal.body.trim() === '' ? (
                <p class="ballot-pane-muted">{t('vote_no_text')}</p>
              ) : (
                <Markdown text={view.proposal.body} headingLevel={4} />
              )}
            </Section>
            <ProposalActions calls={view.calls} nativeSymbol={props.nativeSymbol} />
          </div>
        )}
      </AsyncView>
    </Pane>
  );
}

function Head(props: { view: BallotView; modelName: string; now: bigint }) {
  const { proposal } = props.view;
  return (
    <div class="ballot-pane-head">
      <p>
        <StateChip state={proposal.state} /> <ProposalTime proposal={proposal} now={props.now} />
      </p>
      <p class="ballot-pane-muted">
        <Untrusted text={props.modelName} max={60} />
      </p>
      <p class="ballot-pane-muted">
        {t('vote_proposed_by')} <Address hex={proposal.proposer} />
      </p>
    </div>
  );
}

function Act(props: BallotPaneProps & { view: BallotView }) {
  const { model, view, onHelp } = props;
  const { state } = view.proposal;
  const isOpen = state === 'active' || state === 'pending';
  const canVote = state === 'active' && view.power.reason === 'has-power';
  return (
    <>
      {isOpen && (
        <Section title={t('power_title')}>
          <PowerExplained power={view.power} proof={view.powerProof ?? null} onHelp={onHelp} />
        </Section>
      )}
      {canVote && <VoteForm {...props} />}
      <Advance {...props} />
      {model.advance.code.value !== null && <ErrorState code={model.advance.code.value} />}
    </>
  );
}

function VoteForm({ model, onPrepared, onStep }: BallotPaneProps) {
  const { kind, choice, reason, prepare } = model;
  const kinds: readonly BallotKind[] = ['for', 'against', 'abstain', 'split'];
  const chosen = kinds.find((one) => one === kind.value) ?? null;
  const submit = async () => {
    if (choice.value === null) return;
    const prepared = await prepare.run();
    if (prepared) onPrepared(prepared);
  };
  return (
    <form
      class="ballot-pane-form"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <Choice
        legend={t('vote_yours')}
        value={chosen}
        options={kinds.map((one) => ({
          value: one,
          label: t(`vote_${one}`),
          ...(one === 'split' ? { hint: t('vote_split_hint') } : {}),
        }))}
        onChange={(one) => {
          kind.value = one;
        }}
      />
      {chosen === 'split' && <SplitFields model={model} />}
      <TextField
        lines
        label={t('vote_reason')}
        hint={t('vote_reason_hint')}
        value={reason}
        maxLength={reasonLengthMax}
      />
      {prepare.busy.value && <Progress label={t('confirm_preparing')} />}
      {prepare.code.value !== null && (
        <ErrorState code={prepare.code.value} onRetry={() => void submit()} onStep={onStep} />
      )}
      <div>
        <Button
          type="submit"
          look="primary"
          busy={prepare.busy.value}
          disabled={choice.value === null}
        >
          {t('vote_review')}
        </Button>
      </div>
    </form>
  );
}

function Advance({ model, view, getNow, onAdvance }: BallotPaneProps & { view: BallotView }) {
  const { state, etaSeconds } = view.proposal;
  const step = getNextProposalStep({ state, etaSeconds, now: getNow(view) });
  if (step === null) return null;
  return (
    <Section title={t(`vote_step_${step}`)}>
      <p class="ballot-pane-muted">{t(`vote_step_${step}_text`)}</p>
      {model.advance.busy.value && <Progress label={t('confirm_preparing')} />}
      <div>
        <Button
          busy={model.advance.busy.value}
          onClick={async () => {
            const prepared = await model.advance.run(step);
            if (prepared) onAdvance(prepared, step);
          }}
        >
          {t(`vote_step_${step}_button`)}
        </Button>
      </div>
    </Section>
  );
}
