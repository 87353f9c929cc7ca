import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { Button } from '@/components/ui/button';
import { ErrorState } from '@/components/ui/error-state';
import { getErrorText } from '@/components/ui/error-text';
import { Notice } from '@/components/ui/notice';
import { PasswordField } from '@/components/ui/password-field';
import { Progress } from '@/components/ui/progress';
import { TextField } from '@/components/ui/text-field';
import { t } from '@/lib/i18n';
import type { BackupModel } from './create-backup-model';
import './backup.css';

type Props = { model: BackupModel; onClose: () => void };

/** The recovery phrase: shown after the password, then three of its words are asked for. */
export function Backup({ model, onClose }: Props): ComponentChildren {
  const step = model.step.value;
  switch (step) {
    case 'ask':
      return <Ask model={model} onClose={onClose} />;
    case 'write-down':
      return <WriteDown model={model} onClose={onClose} />;
    case 'check':
      return <Check model={model} />;
    case 'done':
      return (
        <Notice
          title={t('account_backup_done')}
          announce="status"
          actions={<Button onClick={onClose}>{t('account_backup_close')}</Button>}
        >
          <p>{t('account_backup_done_text')}</p>
        </Notice>
      );
    default:
      return step satisfies never;
  }
}

function Ask({ model, onClose }: Props) {
  const password = useSignal('');
  const { busy, code } = model.reveal;
  // Right after the phrase was made the password is known: nobody is asked for it twice.
  if (busy.value && password.value === '') return <Progress label={t('account_revealing')} />;
  return (
    <form
      class="backup"
      onSubmit={(event) => {
        event.preventDefault();
        if (password.value !== '') void model.reveal.run(password.value);
      }}
    >
      <p>{t('account_backup_why')}</p>
      <PasswordField
        label={t('account_password')}
        value={password}
        error={code.value === null ? null : getErrorText(code.value)}
      />
      <div class="backup-actions">
        <Button type="submit" look="primary" busy={busy.value} disabled={password.value === ''}>
          {t('account_backup_show')}
        </Button>
        <Button onClick={onClose}>{t('ui_cancel')}</Button>
      </div>
    </form>
  );
}

function WriteDown({ model, onClose }: Props) {
  return (
    <div class="backup">
      <Notice tone="warning" title={t('account_backup_write')}>
        <p>{t('account_backup_write_text')}</p>
      </Notice>
      <ol class="backup-words" aria-label={t('account_phrase')}>
        {model.words.value.map((word, index) => (
          <li key={`${index}-${word}`}>
            <span class="backup-number" aria-hidden="true">
              {index + 1}
            </span>
            <code>{word}</code>
          </li>
        ))}
      </ol>
      <div class="backup-actions">
        <Button look="primary" onClick={model.startCheck}>
          {t('account_backup_written')}
        </Button>
        <Button
          onClick={() => {
            model.close();
            onClose();
          }}
        >
          {t('account_backup_later')}
        </Button>
      </div>
    </div>
  );
}

function Check({ model }: { model: BackupModel }) {
  const { busy, code } = model.check;
  const filled = model.questions.value.every(({ answer }) => answer.value.trim() !== '');
  return (
    <form
      class="backup"
      onSubmit={(event) => {
        event.preventDefault();
        if (filled) void model.check.run();
      }}
    >
      <p>{t('account_backup_check')}</p>
      <div class="backup-questions">
        {model.questions.value.map(({ position, answer }) => (
          <TextField
            key={position}
            label={t('account_backup_word', String(position))}
            value={answer}
            spellcheck={false}
            maxLength={20}
          />
        ))}
      </div>
      {model.wrong.value && (
        <Notice tone="danger" announce="alert">
          <p>{t('account_backup_wrong')}</p>
        </Notice>
      )}
      {code.value !== null && <ErrorState code={code.value} />}
      <div class="backup-actions">
        <Button type="submit" look="primary" busy={busy.value} disabled={!filled}>
          {t('account_backup_confirm')}
        </Button>
        <Button onClick={model.goBack}>{t('account_backup_again')}</Button>
      </div>
    </form>
  );
}
