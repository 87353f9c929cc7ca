import { Button } from '@/components/ui/button';
import { Icon } from '@/components/ui/icon';
import { t } from '@/lib/i18n';
import type { EditModel } from './edit-model';

/** Whether what is on the screen is on the disk. */
export function SaveIndicator({ edit }: { edit: EditModel }) {
  const state = edit.state.value;
  if (edit.draft.value.version === 0 && state === 'saved') return null;
  return (
    <span class="composer-save" role="status">
      {state === 'saved' && (
        <>
          <Icon name="check" /> {t('save_saved')}
        </>
      )}
      {(state === 'unsaved' || state === 'saving') && t('save_saving')}
      {state === 'conflict' && t('save_conflict_short')}
      {state === 'failed' && (
        <>
          <span class="composer-save-failed">{t('save_failed')}</span>
          <Button small onClick={() => void edit.flush()}>
            {t('ui_retry')}
          </Button>
        </>
      )}
    </span>
  );
}
