import { PasswordField } from '@/components/ui/password-field';
import { TextField } from '@/components/ui/text-field';
import { t } from '@/lib/i18n';
import type { NewAccountModel } from './create-new-account-model';
import { PasswordFields } from './password-fields';

type Props = {
  model: NewAccountModel;
  /** Whether a password is set already, which then opens the keystore. */
  hasKeystore: boolean;
};

/** What a key that is brought is called here, and the password it is sealed under. */
export function SealFields({ model, hasKeystore }: Props) {
  return (
    <>
      <TextField
        label={t('account_name_optional')}
        value={model.name}
        maxLength={40}
        spellcheck={false}
      />
      <SealPassword model={model} hasKeystore={hasKeystore} />
    </>
  );
}

/** The password that opens the keystore, or a new one for the keystore that is made. */
export function SealPassword({ model, hasKeystore }: Props) {
  if (!hasKeystore) return <PasswordFields pair={model.pair} />;
  return (
    <PasswordField
      label={t('account_password')}
      hint={t('account_key_password')}
      value={model.password}
    />
  );
}
