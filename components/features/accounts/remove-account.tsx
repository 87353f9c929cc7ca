import { useSignal } from '@preact/signals';
import { Address } from '@/components/ui/address';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { ErrorState } from '@/components/ui/error-state';
import { getErrorText } from '@/components/ui/error-text';
import { Notice } from '@/components/ui/notice';
import { PasswordField } from '@/components/ui/password-field';
import { t } from '@/lib/i18n';
import { type Account, isKeptHere } from '@/lib/model/account';
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
  const isKept = account === null || isKeptHere(account);
  const ready = !isKept || password.value !== '';
  const close = () => {
    password.value = '';
    model.remove.clear();
    onClose();
  };
  const remove = async () => {
    if (!account || !ready) return;
    const { address } = account;
    await model.remove.run(isKept ? { address, password: password.value } : { address });
    if (code.value === null) close();
  };
  const lost = isKept && (account?.kind === 'imported' || !isBackedUp);
  return (
    <Dialog
      open={account !== null}
      title={t('account_remove_title', account?.name ?? '')}
      onClose={close}
      actions={
        <>
          <Button onClick={close}>{t('account_keep')}</Button>
          <Button look="danger" busy={busy.value} disabled={!ready} onClick={() => void remove()}>
            {t('account_remove')}
          </Button>
        </>
      }
    >
      {account && <Address hex={account.address} />}
      <Notice tone={lost ? 'danger' : 'info'}>
        <p>{t(`account_remove_${account ? getLoss(account, isBackedUp) : 'derived'}`)}</p>
      </Notice>
      {isKept ? (
        <PasswordField
          label={t('account_password')}
          value={password}
          error={code.value === null ? null : getErrorText(code.value)}
        />
      ) : (
        code.value !== null && <ErrorState code={code.value} />
      )}
    </Dialog>
  );
}

/** What goes with an account: its key, the way to it, or nothing but the line in the list. */
function getLoss(account: Account, isBackedUp: boolean) {
  if (!isKeptHere(account)) return 'outside';
  if (account.kind === 'imported') return 'imported';
  return isBackedUp ? 'derived' : 'not_backed_up';
}
