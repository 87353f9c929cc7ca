import { Button } from '@/components/ui/button';
import { ErrorState } from '@/components/ui/error-state';
import { Notice } from '@/components/ui/notice';
import { PasswordField } from '@/components/ui/password-field';
import { Progress } from '@/components/ui/progress';
import { TextField } from '@/components/ui/text-field';
import { t } from '@/lib/i18n';
import type { PasswordModel } from './create-password-model';
import { PasswordFields } from './password-fields';
import './new-account.css';

type Props = {
  model: PasswordModel;
  /** The recovery phrase stands in for the password. */
  isForgotten: boolean;
  onClose: () => void;
};

/** A new password: by the old one, or by the recovery phrase. */
export function ChangePassword({ model, isForgotten, onClose }: Props) {
  const { password, phrase, pair } = model;
  const action = isForgotten ? model.reset : model.change;
  const ready = pair.ready.value && (isForgotten ? phrase : password).value.trim() !== '';
  return (
    <form
      class="new-account"
      autocomplete="off"
      onSubmit={async (event) => {
        event.preventDefault();
        if (ready && (await action.run())) onClose();
      }}
    >
      {isForgotten ? (
        <>
          <Notice tone="warning">
            <p>{t('account_reset_text')}</p>
          </Notice>
          <TextField
            lines
            label={t('account_phrase')}
            hint={t('account_phrase_hint')}
            value={phrase}
            spellcheck={false}
            maxLength={700}
          />
        </>
      ) : (
        <PasswordField label={t('account_password')} value={password} />
      )}
      <PasswordFields pair={pair} />
      {action.code.value !== null && <ErrorState code={action.code.value} />}
      {action.busy.value && <Progress label={t('account_sealing')} />}
      <div class="new-account-actions">
        <Button type="submit" look="primary" busy={action.busy.value} disabled={!ready}>
          {t(isForgotten ? 'account_reset' : 'account_change_password')}
        </Button>
        <Button
          onClick={() => {
            action.clear();
            onClose();
          }}
        >
          {t('ui_cancel')}
        </Button>
      </div>
    </form>
  );
}
