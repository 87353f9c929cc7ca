import { Notice } from '@/components/ui/notice';
import { PasswordField } from '@/components/ui/password-field';
import { TextField } from '@/components/ui/text-field';
import { t } from '@/lib/i18n';
import { AccountForm } from './account-form';
import type { PasswordModel } from './create-password-model';
import { PasswordFields } from './password-fields';

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
    <AccountForm
      model={model}
      action={action}
      ready={ready}
      label={t(isForgotten ? 'account_reset' : 'account_change_password')}
      onSubmit={async () => {
        if (await action.run()) onClose();
      }}
      onCancel={onClose}
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
    </AccountForm>
  );
}
