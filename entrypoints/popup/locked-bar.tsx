import { useSignal } from '@preact/signals';
import type { VaultModel } from '@/components/features/accounts/create-vault-model';
import { UnlockForm } from '@/components/features/accounts/unlock-form';
import { getValue } from '@/components/ui/async-state';
import { Button } from '@/components/ui/button';
import { Icon } from '@/components/ui/icon';
import { t } from '@/lib/i18n';

/** Says that the keystore is locked: everything can be read, and the password opens it here. */
export function LockedBar({ model }: { model: VaultModel }) {
  const asking = useSignal(false);
  if (getValue(model.vault)?.status !== 'locked') return null;
  return (
    <section class="popup-locked" aria-label={t('popup_lock')}>
      {asking.value ? (
        <UnlockForm
          model={model}
          onUnlocked={() => {
            asking.value = false;
          }}
        />
      ) : (
        <p>
          <Icon name="lock" />
          <span>{t('popup_locked')}</span>
          <Button
            small
            onClick={() => {
              asking.value = true;
            }}
          >
            {t('account_unlock')}
          </Button>
        </p>
      )}
    </section>
  );
}
