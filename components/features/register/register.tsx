import { useEffect } from 'preact/hooks';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorState } from '@/components/ui/error-state';
import { Mark } from '@/components/ui/mark';
import { SaveIndicator } from '@/components/ui/save-state';
import { Skeleton } from '@/components/ui/skeleton';
import { t } from '@/lib/i18n';
import type { Send } from '@/lib/protocol/send';
import type { RegisterModel, RegisterView } from './register-model';
import type { Confirm } from './review-step';
import { StartView } from './start-view';
import { Wizard } from './wizard';
import './register.css';
import './lists.css';

type Props = { model: RegisterModel; send: Send; Confirm: Confirm };

/** The registration wizard's tab. */
export function Register(props: Props) {
  const { model } = props;
  const view = model.view.value;
  const wizard = view.name === 'wizard' ? view.wizard : null;
  return (
    <div class="register">
      <header class="register-header">
        <span class="register-brand">
          <Mark /> {t('extension_name')}
        </span>
        {wizard && <SaveIndicator {...wizard} isNew={wizard.value.value.version === 0} />}
        {view.name !== 'start' && (
          <Button look="plain" onClick={model.openStart}>
            {t('register_all')}
          </Button>
        )}
      </header>
      <Body {...props} view={view} />
    </div>
  );
}

function Body({ model, send, Confirm, view }: Props & { view: RegisterView }) {
  useEffect(() => {
    if (view.name !== 'wizard') document.querySelector<HTMLElement>('.register h1')?.focus();
  }, [view.name]);
  switch (view.name) {
    case 'opening':
      return (
        <main class="register-main">
          <h1 class="visually-hidden">{t('register_title')}</h1>
          <Skeleton lines={[40, 90, 75, 60]} />
        </main>
      );
    case 'start':
      return <StartView model={model} />;
    case 'wizard':
      return (
        <Wizard
          key={view.wizard.value.value.id}
          wizard={view.wizard}
          send={send}
          Confirm={Confirm}
        />
      );
    case 'lost':
      return <LostView model={model} code={view.code} />;
    default:
      return view satisfies never;
  }
}

function LostView({ model, code }: { model: RegisterModel; code: string | null }) {
  return (
    <main class="register-main">
      <h1 tabIndex={-1}>{t('register_title')}</h1>
      {code === null ? (
        <EmptyState
          title={t('register_lost_title')}
          actions={<Button onClick={model.openStart}>{t('register_all')}</Button>}
        >
          <p>{t('register_lost')}</p>
        </EmptyState>
      ) : (
        <ErrorState
          code={code}
          title={t('register_unread')}
          onRetry={() => void model.open(location.hash.slice(1))}
        />
      )}
    </main>
  );
}
