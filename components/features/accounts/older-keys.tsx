import { Button } from '@/components/ui/button';
import { getErrorText } from '@/components/ui/error-text';
import { PasswordField } from '@/components/ui/password-field';
import { Progress } from '@/components/ui/progress';
import { t } from '@/lib/i18n';
import type { PasswordModel } from './create-password-model';
import './new-account.css';

type Props = { model: PasswordModel; onClose: () => void };

/** Keys that a reset left under the password before it, brought back by that. */
export function OlderKeys({ model: { password, openOlder, clear }, onClose }: Props) {
  const { busy, code } = openOlder;
  const ready = password.value !== '';
  return (
    <form
      class="new-account"
      autocomplete="off"
      onSubmit={async (event) => {
        event.preventDefault();
        if (ready && (await openOlder.run())) onClose();
      }}
    >
      <p>{t('account_older_text')}</p>
      <PasswordField
        label={t('account_older_password')}
        value={password}
        error={code.value === null ? null : getErrorText(code.value)}
      />
      {busy.value && <Progress label={t('account_unlocking')} />}
      <div class="new-account-actions">
        <Button type="submit" look="primary" busy={busy.value} disabled={!ready}>
          {t('account_older_open')}
        </Button>
        <Button
          onClick={() => {
            openOlder.clear();
            clear();
            onClose();
          }}
        >
          {t('ui_cancel')}
        </Button>
      </div>
    </form>
  );
}
