import { PasswordField } from '@/components/ui/password-field';
import { t } from '@/lib/i18n';
import type { PasswordPair } from './create-password-pair';

/** A new password and the same again, with a plain word about its strength. */
export function PasswordFields({ pair }: { pair: PasswordPair }) {
  const typed = pair.first.value !== '';
  return (
    <>
      <PasswordField
        label={t('account_password_new')}
        value={pair.first}
        autocomplete="new-password"
        hint={typed ? t(`account_password_${pair.strength.value}`) : t('account_password_hint')}
      />
      <PasswordField
        label={t('account_password_again')}
        value={pair.again}
        autocomplete="new-password"
        error={pair.differs.value ? t('account_password_differs') : null}
      />
    </>
  );
}
