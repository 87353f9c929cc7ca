import { PasswordField } from '@/components/ui/password-field';
import { t } from '@/lib/i18n';
import { AccountForm } from './account-form';
import type { PasswordModel } from './create-password-model';

type Props = { model: PasswordModel; onClose: () => void };

/** Keys that a reset left under the password before it, brought back by that. */
export function OlderKeys({ model, onClose }: Props) {
  const { password, openOlder } = model;
  return (
    <AccountForm
      model={model}
      action={openOlder}
      ready={password.value !== ''}
      label={t('account_older_open')}
      busyLabel={t('account_unlocking')}
      onSubmit={async () => {
        if (await openOlder.run()) onClose();
      }}
      onCancel={onClose}
    >
      <p>{t('account_older_text')}</p>
      <PasswordField label={t('account_older_password')} value={password} />
    </AccountForm>
  );
}
