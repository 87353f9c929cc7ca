import { useEffect, useMemo } from 'preact/hooks';
import { createResource } from '@/components/ui/async-state';
import { Button } from '@/components/ui/button';
import { Chip } from '@/components/ui/chip';
import { CopyButton } from '@/components/ui/copy-button';
import { EmptyState } from '@/components/ui/empty-state';
import { Notice } from '@/components/ui/notice';
import { Untrusted } from '@/components/ui/untrusted';
import { t } from '@/lib/i18n';
import { formatRecordId } from '@/lib/model/caip';
import type { ModelChoice } from '@/lib/model/composing';
import type { Locator } from '@/lib/model/ids';
import type { Send } from '@/lib/protocol/send';
import type { ComposerModel } from './composer-model';
import { LookedUp } from './looked-up';
import { LinkChip } from './model-picker';
import { openStep } from './open-step';

type Props = { locator: Locator | null; model: ComposerModel; send: Send };

/** The governance reference of a model to copy, or why there is none. */
export function ReferenceView({ locator, model, send }: Props) {
  const found = useMemo(
    () => createResource(() => send('model.search', { query: locator ?? '' })),
    [send, locator],
  );
  useEffect(() => {
    if (locator) void found.load();
  }, [found, locator]);
  return (
    <main class="composer-main">
      <h1 tabIndex={-1}>{t('reference_title')}</h1>
      {locator === null ? (
        <EmptyState title={t('reference_no_model')}>
          <p>{t('reference_no_model_hint')}</p>
        </EmptyState>
      ) : (
        <>
          <p>
            <Untrusted text={locator} max={90} />
          </p>
          <LookedUp resource={found} send={send}>
            {({ choices }) => {
              const fitting = choices.filter((choice) => choice.locator === locator);
              return fitting.length === 0 ? (
                <NoReference send={send} onAgain={() => void found.load()} />
              ) : (
                <References choices={fitting} onPropose={() => model.openNew(locator)} />
              );
            }}
          </LookedUp>
        </>
      )}
    </main>
  );
}

function NoReference({ send, onAgain }: { send: Send; onAgain: () => void }) {
  return (
    <EmptyState
      title={t('composer_no_record_title')}
      actions={
        <>
          <Button onClick={onAgain}>{t('composer_look_again')}</Button>
          <Button onClick={() => openStep(send, 'networks')}>{t('ui_step_networks')}</Button>
        </>
      }
    >
      <p>{t('composer_no_record')}</p>
    </EmptyState>
  );
}

type ReferencesProps = { choices: readonly ModelChoice[]; onPropose: () => void };

function References({ choices, onPropose }: ReferencesProps) {
  return (
    <>
      <p>{t('reference_hint')}</p>
      {choices.every(({ link }) => link !== 'linked') && (
        <Notice tone="warning">
          <p>{t('reference_claimed')}</p>
        </Notice>
      )}
      <ul class="composer-references">
        {choices.map(({ record, name, networkName, demo, link }) => {
          const text = formatRecordId(record);
          return (
            <li key={text} class="composer-card">
              <span>
                <Untrusted text={name} max={40} />{' '}
                {demo ? <Chip tone="demo">{t('composer_demo')}</Chip> : <Chip>{networkName}</Chip>}
                <LinkChip link={link} />
              </span>
              <span class="composer-reference">
                <code>{text}</code>
                <CopyButton text={text} label={t('reference_copy', text)} />
              </span>
            </li>
          );
        })}
      </ul>
      <div class="composer-footer">
        <Button onClick={onPropose}>{t('menu_propose')}</Button>
      </div>
    </>
  );
}
