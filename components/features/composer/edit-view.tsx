import { useEffect } from 'preact/hooks';
import { Button } from '@/components/ui/button';
import { ConflictNotice } from '@/components/ui/save-state';
import { plural, t } from '@/lib/i18n';
import type { Send } from '@/lib/protocol/send';
import { ActionsSection } from './actions-section';
import { Aside } from './aside';
import type { ComposerModel } from './composer-model';
import type { EditModel } from './edit-model';
import { ModelSection } from './model-section';
import { TextSection } from './text-section';

type Props = { model: ComposerModel; edit: EditModel; send: Send };

/** A draft being written: its model, what it does, its text; beside it, who may propose and when it would count. */
export function EditView({ model, edit, send }: Props) {
  useRefreshOnReturn(edit);
  const goOn = () => {
    edit.asked.value = true;
    if (edit.problems.value === 0) {
      void edit.flush();
      model.goTo('review');
      return;
    }
    // To the first thing that is missing, once it is drawn.
    requestAnimationFrame(() => {
      const first = document.querySelector<HTMLElement>(
        '.composer-main [aria-invalid="true"], .composer-unanswered input',
      );
      first?.focus();
    });
  };
  const hasModel = edit.draft.value.record !== null;
  const isRead = edit.context.state.value.status === 'ready';
  return (
    <div class="composer-columns">
      <main class="composer-main">
        <h1 tabIndex={-1}>{t('composer_title')}</h1>
        <ConflictNotice {...edit} />
        <ModelSection edit={edit} send={send} />
        {hasModel && <Aside edit={edit} send={send} />}
        <ActionsSection edit={edit} />
        <TextSection edit={edit} />
        <div class="composer-footer">
          <Button look="primary" disabled={!hasModel || !isRead} onClick={goOn}>
            {t('composer_review')}
          </Button>
          <span class="composer-muted" role="status">
            {!hasModel && t('composer_needs_model')}
            {hasModel && !isRead && t('composer_needs_context')}
            {isRead &&
              edit.asked.value &&
              edit.problems.value > 0 &&
              plural('composer_open_points', edit.problems.value)}
          </span>
        </div>
      </main>
    </div>
  );
}

/** Account and chain may have moved on while the tab was in the back. */
function useRefreshOnReturn(edit: EditModel): void {
  useEffect(() => {
    const onReturn = () => {
      if (document.visibilityState === 'visible') edit.refresh();
      else void edit.flush();
    };
    const onLeave = () => void edit.flush();
    document.addEventListener('visibilitychange', onReturn);
    window.addEventListener('pagehide', onLeave);
    return () => {
      document.removeEventListener('visibilitychange', onReturn);
      window.removeEventListener('pagehide', onLeave);
    };
  }, [edit]);
}
