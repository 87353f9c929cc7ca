import { useEffect } from 'preact/hooks';
import { Address } from '@/components/ui/address';
import { getValue } from '@/components/ui/async-state';
import { Button } from '@/components/ui/button';
import { CopyButton } from '@/components/ui/copy-button';
import { ErrorState } from '@/components/ui/error-state';
import { getErrorText } from '@/components/ui/error-text';
import { Facts } from '@/components/ui/facts';
import { Notice } from '@/components/ui/notice';
import { Progress } from '@/components/ui/progress';
import { Untrusted } from '@/components/ui/untrusted';
import { formatCount } from '@/lib/format/count';
import { t } from '@/lib/i18n';
import { formatRecordId } from '@/lib/model/caip';
import type { Aftermath } from '@/lib/model/registration';
import type { Activity } from '@/lib/model/submission';
import type { Send } from '@/lib/protocol/send';
import { LinkSection } from './link-section';
import { openStep } from './open-step';
import { PublishSection } from './publish-section';
import type { Confirm } from './review-step';
import type { WizardModel } from './wizard-model';

type Props = { wizard: WizardModel; send: Send; Confirm: Confirm };

const open: readonly Activity['state'][] = ['drafted', 'signed', 'broadcast', 'seen'];

/** What became of it: the record, the lines to commit, the link, the next step. */
export function AfterStep({ wizard, send, Confirm }: Props) {
  const { aftermath } = wizard;
  const { state, staleCode } = aftermath.state;
  useEffect(() => aftermath.follow(), [aftermath]);
  const shown = getValue(aftermath.state);
  const record = aftermath.record.value;
  const key = record ? formatRecordId(record) : '';
  useEffect(() => {
    if (key !== '') void aftermath.edit.load();
  }, [aftermath, key]);
  if (state.value.status === 'failed') {
    return (
      <ErrorState
        code={state.value.code}
        title={t('after_failed')}
        onRetry={() => void aftermath.state.load()}
        onStep={(step) => openStep(send, step)}
      />
    );
  }
  return (
    <>
      {staleCode.value !== null && (
        <Notice tone="warning">
          <p>{getErrorText(staleCode.value)}</p>
        </Notice>
      )}
      <div role="status">
        <Outcome shown={shown} />
      </div>
      {shown?.record && <Made shown={shown} />}
      {shown?.record && shown.watch && (
        <LinkSection wizard={wizard} watch={shown.watch} send={send} />
      )}
      {shown?.allocation && (
        <PublishSection wizard={wizard} progress={shown.allocation} send={send} Confirm={Confirm} />
      )}
      {shown?.watch?.status === 'linked' && <Next wizard={wizard} shown={shown} />}
    </>
  );
}

function Outcome({ shown }: { shown: Aftermath | null }) {
  const activity = shown?.activity ?? null;
  if (!activity || open.includes(activity.state)) return <Progress label={t('sent_pending')} />;
  const { state, blockNumber, error } = activity;
  if (state === 'included' || state === 'final') {
    if (!shown?.record) return <Progress label={t('after_looking_up')} />;
    const block = blockNumber === null ? '' : formatCount(blockNumber);
    return <Notice title={t('sent_included_title', block)} />;
  }
  const detail = error?.fields['detail'] ?? '';
  return (
    <Notice tone="danger" title={t('sent_failed_title')}>
      <p>{error ? getErrorText(error.code) : t('after_not_done')}</p>
      {detail !== '' && (
        <code>
          <Untrusted text={detail} max={160} />
        </code>
      )}
    </Notice>
  );
}

/** The record, and the contracts that were made with it. */
function Made({ shown }: { shown: Aftermath }) {
  const { record, model } = shown;
  if (!record) return null;
  const text = formatRecordId(record);
  const contracts = [
    ['token', model?.token],
    ['vault', model?.vault],
    ['governor', model?.governor],
    ['timelock', model?.timelock],
    ['allocation', model?.allocation],
  ] as const;
  return (
    <Facts
      rows={[
        {
          label: t('after_record'),
          value: (
            <span class="register-reference">
              <code>{text}</code>
              <CopyButton text={text} label={t('reference_copy', text)} />
            </span>
          ),
        },
        ...contracts.map(([kind, address]) =>
          address
            ? { label: t(`register_component_${kind}`), value: <Address hex={address} /> }
            : null,
        ),
      ]}
    />
  );
}

/** Linked: the first thing a community decides is which files it stands for. */
function Next({ wizard, shown }: { wizard: WizardModel; shown: Aftermath }) {
  const { propose } = wizard.aftermath;
  return (
    <section class="register-next" aria-labelledby="register-next">
      <h3 id="register-next">{t('after_next')}</h3>
      {shown.model?.knownLaunch ? (
        <>
          <p>{t('after_next_text')}</p>
          <Button look="primary" busy={propose.busy.value} onClick={() => void propose.run()}>
            {t('after_propose')}
          </Button>
        </>
      ) : (
        <p>{t('after_next_existing')}</p>
      )}
      {propose.code.value !== null && (
        <ErrorState code={propose.code.value} onRetry={() => void propose.run()} />
      )}
    </section>
  );
}
