import { useSignal } from '@preact/signals';
import { Button } from '@/components/ui/button';
import { getErrorText } from '@/components/ui/error-text';
import { PasswordField } from '@/components/ui/password-field';
import { toErrorData } from '@/lib/errors/base';
import { t } from '@/lib/i18n';
import type { Send } from './send-type';

type Props = { send: Send; onUnlocked: () => void };

/** Opens the keystore from where it is needed. */
export function Unlock({ send, onUnlocked }: Props) {
  const password = useSignal('');
  const busy = useSignal(false);
  const code = useSignal<string | null>(null);
  const unlock = async () => {
    busy.value = true;
    code.value = null;
    try {
      await send('account.unlock', { password: password.value });
      onUnlocked();
    } catch (error) {
      code.value = toErrorData(error).code;
    } finally {
      password.value = '';
      busy.value = false;
    }
  };
  return (
    <form
      class="composer-card"
      onSubmit={(event) => {
        event.preventDefault();
        void unlock();
      }}
    >
      <p>{t('composer_unlock')}</p>
      <PasswordField
        label={t('composer_password')}
        value={password}
        error={code.value === null ? null : getErrorText(code.value)}
      />
      <div>
        <Button type="submit" look="primary" busy={busy.value} disabled={password.value === ''}>
          {t('ui_step_unlock')}
        </Button>
      </div>
    </form>
  );
}
