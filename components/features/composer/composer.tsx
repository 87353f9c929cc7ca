import { useEffect } from 'preact/hooks';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorState } from '@/components/ui/error-state';
import { Mark } from '@/components/ui/mark';
import { SaveIndicator } from '@/components/ui/save-state';
import { Skeleton } from '@/components/ui/skeleton';
import { t } from '@/lib/i18n';
import type { Send } from '@/lib/protocol/send';
import type { ComposerModel, ComposerView } from './composer-model';
import type { Confirm } from './confirm-slot';
import { EditView } from './edit-view';
import { ReferenceView } from './reference-view';
import { ReviewView } from './review-view';
import { SentView } from './sent-view';
import { StartView } from './start-view';
import './composer.css';
import './cards.css';
import './lists.css';

type Props = { model: ComposerModel; send: Send; Confirm: Confirm };

/** The composer's tab: from a thought to a proposal on chain. */
export function Composer(props: Props) {
  const { model } = props;
  const view = model.view.value;
  useEffect(() => document.querySelector<HTMLElement>('.composer-main h1')?.focus(), [view.name]);
  return (
    <div class="composer">
      <header class="composer-header">
        <span class="composer-brand">
          <Mark /> {t('extension_name')}
        </span>
        {'edit' in view && view.name !== 'sent' && (
          <SaveIndicator {...view.edit} isNew={view.edit.draft.value.version === 0} />
        )}
        {view.name !== 'start' && (
          <Button look="plain" onClick={model.openStart}>
            {t('composer_all_drafts')}
          </Button>
        )}
      </header>
      <Body {...props} view={view} />
    </div>
  );
}

function Body({ model, send, Confirm, view }: Props & { view: ComposerView }) {
  switch (view.name) {
    case 'opening':
      return (
        <main class="composer-main">
          <h1 class="visually-hidden">{t('composer_title')}</h1>
          <Skeleton lines={[40, 90, 75, 60]} />
        </main>
      );
    case 'start':
      return <StartView model={model} />;
    case 'edit':
      return <EditView model={model} edit={view.edit} send={send} />;
    case 'review':
      return (
        <ReviewView
          edit={view.edit}
          review={view.review}
          Confirm={Confirm}
          send={send}
          onBack={() => model.goTo('edit')}
          onSent={() => model.goTo('sent')}
        />
      );
    case 'sent':
      return (
        <SentView edit={view.edit} review={view.review} send={send} onStart={model.openStart} />
      );
    case 'reference':
      return <ReferenceView locator={view.locator} model={model} send={send} />;
    case 'lost':
      return <LostView model={model} code={view.code} />;
    default:
      return view satisfies never;
  }
}

function LostView({ model, code }: { model: ComposerModel; code: string | null }) {
  return (
    <main class="composer-main">
      <h1 tabIndex={-1}>{t('composer_title')}</h1>
      {code === null ? (
        <EmptyState
          title={t('composer_lost_title')}
          actions={<Button onClick={model.openStart}>{t('composer_all_drafts')}</Button>}
        >
          <p>{t('composer_lost')}</p>
        </EmptyState>
      ) : (
        <ErrorState
          code={code}
          title={t('composer_unread')}
          onRetry={() => void model.open(location.hash.slice(1))}
        />
      )}
    </main>
  );
}
