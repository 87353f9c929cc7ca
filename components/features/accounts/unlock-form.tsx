import { useSignal } from '@preact/signals';
import { Button } from '@/components/ui/button';
import { getErrorText } from '@/components/ui/error-text';
import { PasswordField } from '@/components/ui/password-field';
import { t } from '@/lib/i18n';
import type { VaultModel } from './create-vault-model';
import './unlock-form.css';

type Props = {
  model: VaultModel;
  /** Why it is asked for here. */
  hint?: string;
  onUnlocked?: () => void;
};

/** Asks for the keystore's password where one is. The password leaves the field with the answer. */
export function UnlockForm({ model, hint, onUnlocked }: Props) {
  const password = useSignal('');
  const { busy, code } = model.unlock;
  const submit = async () => {
    if (password.value === '') return;
    await model.unlock.run(password.value);
    if (code.value !== null) return;
    password.value = '';
    onUnlocked?.();
  };
  return (
    <form
      class="unlock-form"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <PasswordField
        label={t('account_password')}
        value={password}
        hint={hint}
        error={code.value === null ? null : getErrorText(code.value)}
      />
      <Button type="submit" look="primary" busy={busy.value} disabled={password.value === ''}>
        {t('account_unlock')}
      </Button>
      {busy.value && (
        <p class="unlock-form-wait" role="status">
          {t('account_unlocking')}
        </p>
      )}
    </form>
  );
}
