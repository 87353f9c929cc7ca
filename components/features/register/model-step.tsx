import { useSignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { AsyncView } from '@/components/ui/async-view';
import { Button } from '@/components/ui/button';
import { createAction } from '@/components/ui/create-action';
import { ErrorState } from '@/components/ui/error-state';
import { getErrorText } from '@/components/ui/error-text';
import { Facts } from '@/components/ui/facts';
import { Notice } from '@/components/ui/notice';
import { Skeleton } from '@/components/ui/skeleton';
import { TextInput } from '@/components/ui/text-input';
import { Untrusted } from '@/components/ui/untrusted';
import { t } from '@/lib/i18n';
import type { PlaceReport } from '@/lib/model/registration';
import type { Send } from '@/lib/protocol/send';
import { ClaimsView } from './claims-view';
import { ManifestView } from './manifest-view';
import { openStep } from './open-step';
import type { WizardModel } from './wizard-model';

type Props = { wizard: WizardModel; send: Send };

/** Which model is registered: what its hub says of it, and who claims it already. */
export function ModelStep({ wizard, send }: Props) {
  const { locator } = wizard.value.value;
  if (locator === null) return <Finder wizard={wizard} send={send} />;
  return (
    <>
      <div class="register-row">
        <strong class="register-locator">
          <Untrusted text={locator} max={90} />
        </strong>
        <Button small onClick={() => wizard.edit({ locator: null, revision: null, chainId: null })}>
          {t('register_other_model')}
        </Button>
      </div>
      <Place wizard={wizard} send={send} />
      <ClaimsView wizard={wizard} send={send} />
    </>
  );
}

/** A model by the address of its page. */
function Finder({ wizard, send }: Props) {
  const text = useSignal('');
  const isUnknown = useSignal(false);
  const find = useMemo(
    () =>
      createAction(async () => {
        const found = await send('place.find', { text: text.value });
        isUnknown.value = found === null;
        if (found) wizard.edit(found);
        return true as const;
      }),
    [send, wizard, text, isUnknown],
  );
  return (
    <form
      class="register-finder"
      onSubmit={(event) => {
        event.preventDefault();
        void find.run();
      }}
    >
      <p>{t('register_find_text')}</p>
      <TextInput
        label={t('register_find')}
        value={text.value}
        maxLength={2_000}
        placeholder="https://huggingface.co/owner/name"
        error={isUnknown.value ? t('register_find_unknown') : null}
        onChange={(value) => {
          text.value = value;
          isUnknown.value = false;
        }}
      />
      <Button type="submit" busy={find.busy.value}>
        {t('register_find_go')}
      </Button>
      {find.code.value !== null && <ErrorState code={find.code.value} />}
    </form>
  );
}

function Place({ wizard, send }: Props) {
  const { place } = wizard;
  const state = place.state.value;
  if (state.status === 'failed') {
    return <PlaceFailure code={state.code} wizard={wizard} send={send} />;
  }
  return (
    <AsyncView resource={place} loading={<Skeleton lines={[50, 90, 90, 70]} />}>
      {(report) => (
        <>
          <Warnings report={report} />
          <Facts
            rows={[
              {
                label: t('register_repository'),
                value: <Untrusted text={report.canonicalId} max={80} />,
              },
              {
                label: t('register_repository_id'),
                value:
                  report.repositoryId === null ? (
                    t('register_repository_id_none')
                  ) : (
                    <code>
                      <Untrusted text={report.repositoryId} max={64} />
                    </code>
                  ),
              },
            ]}
          />
          <ManifestView report={report} />
        </>
      )}
    </AsyncView>
  );
}

function PlaceFailure({ code, wizard, send }: Props & { code: string }) {
  const retry = () => void wizard.place.load();
  if (code === 'settings.not_agreed') {
    return (
      <Notice
        tone="warning"
        actions={
          <>
            <Button onClick={() => openStep(send, 'welcome')}>{t('composer_open_welcome')}</Button>
            <Button onClick={retry}>{t('ui_retry')}</Button>
          </>
        }
      >
        <p>{getErrorText(code)}</p>
      </Notice>
    );
  }
  if (code === 'hub.not_found') {
    return (
      <Notice
        tone="danger"
        title={t('register_place_missing_title')}
        announce="alert"
        actions={<Button onClick={retry}>{t('ui_retry')}</Button>}
      >
        <p>{t('register_place_missing')}</p>
      </Notice>
    );
  }
  return <ErrorState code={code} title={t('register_place_failed')} onRetry={retry} />;
}

function Warnings({ report }: { report: PlaceReport }) {
  return (
    <>
      {report.locator !== report.asked && (
        <Notice tone="warning" title={t('register_renamed_title')}>
          <p>{t('register_renamed', report.locator)}</p>
        </Notice>
      )}
      {report.gated && (
        <Notice tone="warning" title={t('register_gated_title')}>
          <p>{t('register_gated')}</p>
        </Notice>
      )}
      {report.repositoryId === null && (
        <Notice tone="warning">
          <p>{t('register_no_id')}</p>
        </Notice>
      )}
      {report.link === 'none' && (
        <Notice tone="warning" title={t('register_no_link_title')}>
          <p>{t('register_no_link')}</p>
        </Notice>
      )}
      {report.governance.length > 0 && (
        <Notice tone="warning" title={t('register_named_title')}>
          <p>{t('register_named')}</p>
          <ul class="register-texts">
            {report.governance.map((text) => (
              <li key={text}>
                <code>
                  <Untrusted text={text} max={110} />
                </code>
              </li>
            ))}
          </ul>
        </Notice>
      )}
    </>
  );
}
