import { useSignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { Address } from '@/components/ui/address';
import { Button } from '@/components/ui/button';
import { createAction } from '@/components/ui/create-action';
import { Dialog } from '@/components/ui/dialog';
import { getErrorText } from '@/components/ui/error-text';
import { Notice } from '@/components/ui/notice';
import { PasswordField } from '@/components/ui/password-field';
import { saveText } from '@/components/ui/save-text';
import { t } from '@/lib/i18n';
import type { Account } from '@/lib/model/account';
import type { Send } from '@/lib/protocol/send';

type Props = {
  /** Null while none is exported. */
  account: Account | null;
  send: Send;
  onClose: () => void;
};

/** One account as a key file, after the password. */
export function ExportAccount({ account, send, onClose }: Props) {
  const password = useSignal('');
  const action = useMemo(
    () =>
      createAction(async (address: Account['address']) => {
        const { file } = await send('account.export-file', { address, password: password.value });
        saveText(`commonweight-${address.slice(2, 10).toLowerCase()}.json`, file);
        return true as const;
      }),
    [send, password],
  );
  const close = () => {
    password.value = '';
    action.clear();
    onClose();
  };
  const { busy, code } = action;
  return (
    <Dialog
      open={account !== null}
      title={t('account_export_title', account?.name ?? '')}
      onClose={close}
      actions={
        <>
          <Button onClick={close}>{t('ui_cancel')}</Button>
          <Button
            look="primary"
            busy={busy.value}
            disabled={password.value === ''}
            onClick={async () => {
              if (account && (await action.run(account.address))) close();
            }}
          >
            {t('account_export')}
          </Button>
        </>
      }
    >
      {account && <Address hex={account.address} />}
      <Notice tone="warning">
        <p>{t('account_export_text')}</p>
      </Notice>
      <PasswordField
        label={t('account_password')}
        value={password}
        error={code.value === null ? null : getErrorText(code.value)}
      />
    </Dialog>
  );
}
