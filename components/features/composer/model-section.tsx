import { AsyncView } from '@/components/ui/async-view';
import { Button } from '@/components/ui/button';
import { Chip } from '@/components/ui/chip';
import { Notice } from '@/components/ui/notice';
import { getProvenanceText } from '@/components/ui/provenance-text';
import { Skeleton } from '@/components/ui/skeleton';
import { Untrusted } from '@/components/ui/untrusted';
import { formatRelative } from '@/lib/format/time';
import { t } from '@/lib/i18n';
import type { ComposingContext, ModelChoice } from '@/lib/model/composing';
import type { Send } from '@/lib/protocol/send';
import type { EditModel } from './edit-model';
import { LookedUp } from './looked-up';
import { ChoiceList, ModelPicker } from './model-picker';
import { openStep } from './open-step';

type Props = { edit: EditModel; send: Send };

/** Which model the proposal is about. */
export function ModelSection({ edit, send }: Props) {
  const { record, locator } = edit.draft.value;
  return (
    <section class="composer-section" aria-labelledby="composer-model">
      <h2 id="composer-model">{t('composer_model')}</h2>
      {record ? (
        <Chosen edit={edit} send={send} />
      ) : locator ? (
        <Candidates edit={edit} send={send} locator={locator} />
      ) : (
        <>
          {edit.draft.value.origin !== null && (
            <p class="composer-muted">{t('composer_page_no_model')}</p>
          )}
          <ModelPicker send={send} onChoose={edit.choose} />
        </>
      )}
    </section>
  );
}

function Chosen({ edit, send }: Props) {
  const isFailed = edit.context.state.value.status === 'failed';
  return (
    <>
      <AsyncView
        resource={edit.context}
        failed={t('composer_model_failed')}
        loading={<Skeleton lines={[35, 55]} />}
        onStep={(step) => openStep(send, step)}
      >
        {(context) => (
          <ModelCard context={context} nowMs={edit.nowMs.value} onChange={edit.unchoose} />
        )}
      </AsyncView>
      {isFailed && <Button onClick={edit.unchoose}>{t('composer_other_model')}</Button>}
    </>
  );
}

/** How long ago it was read, by the computer's clock. */
function tellAge({ readAtMs }: ComposingContext, nowMs: number): string {
  const toSeconds = (ms: number) => BigInt(Math.floor(ms / 1_000));
  return formatRelative(toSeconds(readAtMs), toSeconds(Math.max(nowMs, readAtMs)));
}

type CardProps = { context: ComposingContext; nowMs: number; onChange: () => void };

function ModelCard({ context, nowMs, onChange }: CardProps) {
  const { model, networkName, demo } = context;
  return (
    <div class="composer-model">
      <div class="composer-model-names">
        <strong>
          <Untrusted text={model.name} max={40} />
        </strong>{' '}
        {demo ? <Chip tone="demo">{t('composer_demo')}</Chip> : <Chip>{networkName}</Chip>}
        <div class="composer-muted">
          <Untrusted text={model.locator} max={90} />
        </div>
        <div class="composer-muted">
          {getProvenanceText(context.provenance)} {tellAge(context, nowMs)}
        </div>
      </div>
      <Button small onClick={onChange}>
        {t('composer_change_model')}
      </Button>
    </div>
  );
}

/** The page named a model: its record is looked up, or it is said that there is none. */
function Candidates({ edit, send, locator }: Props & { locator: string }) {
  return (
    <LookedUp resource={edit.candidates} send={send} loading={<Skeleton lines={[45, 30]} />}>
      {({ choices }) => {
        const fitting = choices.filter((choice) => choice.locator === locator);
        return fitting.length === 0 ? (
          <NoRecord edit={edit} send={send} locator={locator} />
        ) : (
          <SeveralRecords fitting={fitting} onChoose={edit.choose} />
        );
      }}
    </LookedUp>
  );
}

function NoRecord({ edit, send, locator }: Props & { locator: string }) {
  return (
    <Notice
      tone="warning"
      title={t('composer_no_record_title')}
      actions={
        <>
          <Button onClick={() => void edit.candidates.load()}>{t('composer_look_again')}</Button>
          <Button onClick={() => openStep(send, 'networks')}>{t('ui_step_networks')}</Button>
          <Button onClick={edit.unchoose}>{t('composer_other_model')}</Button>
        </>
      }
    >
      <p>
        <Untrusted text={locator} max={90} />
      </p>
      <p>{t('composer_no_record')}</p>
    </Notice>
  );
}

type SeveralProps = { fitting: readonly ModelChoice[]; onChoose: (choice: ModelChoice) => void };

function SeveralRecords({ fitting, onChoose }: SeveralProps) {
  const linked = fitting.filter(({ link }) => link === 'linked').length;
  // The only linked record is being chosen.
  if (linked === 1) return <Skeleton lines={[45, 30]} />;
  return (
    <>
      {linked === 0 ? (
        <Notice tone="warning">
          <p>{t('composer_only_claimed')}</p>
        </Notice>
      ) : (
        <p>{t('composer_several_records')}</p>
      )}
      <ChoiceList choices={fitting} onChoose={onChoose} />
    </>
  );
}
