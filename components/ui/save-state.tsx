import { t } from '@/lib/i18n';
import { Button } from './button';
import type { Saved, Versioned } from './create-saved';
import { Icon } from './icon';
import { Notice } from './notice';
import './save-state.css';

type IndicatorProps = Pick<Saved<Versioned>, 'state' | 'flush'> & {
  /** Nothing was ever written, so there is nothing to say of it. */
  isNew: boolean;
};

/** Whether what is on the screen is on the disk. */
export function SaveIndicator({ state: { value: state }, flush, isNew }: IndicatorProps) {
  if (isNew && state === 'saved') return null;
  return (
    <span class="save-state" role="status">
      {state === 'saved' && (
        <>
          <Icon name="check" /> {t('save_saved')}
        </>
      )}
      {(state === 'unsaved' || state === 'saving') && t('save_saving')}
      {state === 'conflict' && t('save_conflict_short')}
      {state === 'failed' && (
        <>
          <span class="save-state-failed">{t('save_failed')}</span>
          <Button small onClick={() => void flush()}>
            {t('ui_retry')}
          </Button>
        </>
      )}
    </span>
  );
}

type ConflictProps = Pick<Saved<Versioned>, 'state' | 'keepMine' | 'takeTheirs'>;

/** Another tab wrote the same: whose stays? */
export function ConflictNotice({ state, keepMine, takeTheirs }: ConflictProps) {
  if (state.value !== 'conflict') return null;
  return (
    <Notice
      tone="warning"
      title={t('save_conflict_title')}
      announce="alert"
      actions={
        <>
          <Button onClick={() => void keepMine()}>{t('save_keep_mine')}</Button>
          <Button onClick={takeTheirs}>{t('save_take_theirs')}</Button>
        </>
      }
    >
      <p>{t('save_conflict')}</p>
    </Notice>
  );
}
