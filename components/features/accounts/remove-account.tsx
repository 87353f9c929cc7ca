import { useSignal } from '@preact/signals';
import { Address } from '@/components/ui/address';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { getErrorText } from '@/components/ui/error-text';
import { Notice } from '@/components/ui/notice';
import { PasswordField } from '@/components/ui/password-field';
import { t } from '@/lib/i18n';
import type { Account } from '@/lib/model/account';
import type { VaultModel } from './create-vault-model';

type Props = {
  /** Null while nothing is to be removed. */
  account: Account | null;
  isBackedUp: boolean;
  model: VaultModel;
  onClose: () => void;
};

/** Asks before an account goes: what is lost with it, and the password. */
export function RemoveAccount({ account, isBackedUp, model, onClose }: Props) {
  const password = useSignal('');
  const { busy, code } = model.remove;
  const close = () => {
    password.value = '';
    model.remove.clear();
    onClose();
  };
  const remove = async () => {
    if (!account || password.value === '') return;
    await model.remove.run({ address: account.address, password: password.value });
    if (code.value === null) close();
  };
  const lost = account?.kind === 'imported' || !isBackedUp;
  return (
    <Dialog
      open={account !== null}
      title={t('account_remove_title', account?.name ?? '')}
      onClose={close}
      actions={
        <>
          <Button onClick={close}>{t('account_keep')}</Button>
          <Button
            look="danger"
            busy={busy.value}
            disabled={password.value === ''}
            onClick={() => void remove()}
          >
            {t('account_remove')}
          </Button>
        </>
      }
    >
      {account && <Address hex={account.address} />}
      <Notice tone={lost ? 'danger' : 'info'}>
        <p>
          {account?.kind === 'imported'
            ? t('account_remove_imported')
            : isBackedUp
              ? t('account_remove_derived')
              : t('account_remove_not_backed_up')}
        </p>
      </Notice>
      <PasswordField
        label={t('account_password')}
        value={password}
        error={code.value === null ? null : getErrorText(code.value)}
      />
    </Dialog>
  );
}
