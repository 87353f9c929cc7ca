import { PasswordField } from '@/components/ui/password-field';
import { t } from '@/lib/i18n';
import type { PasswordPair } from './create-password-pair';
import './password-fields.css';

/** A new password and the same again, with a plain word about its strength. */
export function PasswordFields({ pair }: { pair: PasswordPair }) {
  const typed = pair.first.value !== '';
  return (
    <>
      <PasswordField
        label={t('account_password_new')}
        value={pair.first}
        autocomplete="new-password"
        hint={
          <span class="password-hint">
            <span class={typed ? 'password-hint-unsaid' : undefined}>
              {t('account_password_hint')}
            </span>
            {typed && <span>{t(`account_password_${pair.strength.value}`)}</span>}
          </span>
        }
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
