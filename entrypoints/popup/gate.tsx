import type { ComponentChildren } from 'preact';
import { type AsyncState, getValue, type Readable } from '@/components/ui/async-state';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorState } from '@/components/ui/error-state';
import { Skeleton } from '@/components/ui/skeleton';
import { t } from '@/lib/i18n';
import type { PopupModel } from './create-popup-model';

type Props = {
  model: PopupModel;
  /** The view needs an account that acts. */
  needsAccount: boolean;
  onOpen: (page: 'welcome' | 'networks' | 'accounts') => void;
  children: ComponentChildren;
};

/** Lets a view through once what it needs is there; else says what is missing and leads to it. */
export function Gate({ model, needsAccount, onOpen, children }: Props) {
  const { settings, networks, vault } = model;
  const needed: readonly Readable<unknown>[] = needsAccount
    ? [settings, networks, vault.vault]
    : [settings, networks];
  for (const resource of needed) {
    const state: AsyncState<unknown> = resource.state.value;
    if (state.status === 'failed') {
      return <ErrorState code={state.code} onRetry={() => void resource.load()} />;
    }
    if (state.status !== 'ready') {
      return (
        <div class="popup-loading">
          <Skeleton lines={[50, 90, 75, 100, 60]} />
        </div>
      );
    }
  }
  const missing = getMissing(model, needsAccount);
  if (missing === null) return <>{children}</>;
  return (
    <EmptyState
      title={t(`popup_no_${missing}`)}
      actions={
        <Button look="primary" onClick={() => onOpen(pages[missing])}>
          {t(`popup_no_${missing}_button`)}
        </Button>
      }
    >
      <p>{t(`popup_no_${missing}_text`)}</p>
    </EmptyState>
  );
}

const pages = { consent: 'welcome', network: 'networks', account: 'accounts' } as const;

function getMissing(model: PopupModel, needsAccount: boolean): keyof typeof pages | null {
  if (getValue(model.settings)?.consentedAtMs === null) return 'consent';
  if (getValue(model.networks)?.length === 0) return 'network';
  return needsAccount && model.vault.selected.value === null ? 'account' : null;
}
