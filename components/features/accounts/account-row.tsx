import { useSignal } from '@preact/signals';
import { Address } from '@/components/ui/address';
import { Button } from '@/components/ui/button';
import { Chip } from '@/components/ui/chip';
import { ErrorState } from '@/components/ui/error-state';
import { TextField } from '@/components/ui/text-field';
import { Untrusted } from '@/components/ui/untrusted';
import { toKey } from '@/lib/format/message-key';
import { t } from '@/lib/i18n';
import { type Account, isKeptHere } from '@/lib/model/account';
import type { VaultModel } from './create-vault-model';
import './account-row.css';

type Props = {
  account: Account;
  isSelected: boolean;
  model: VaultModel;
  onRemove: () => void;
  onExport: () => void;
};

/** One account: its name, address and origin, and what can be done with it. */
export function AccountRow({ account, isSelected, model, onRemove, onExport }: Props) {
  const renaming = useSignal(false);
  if (renaming.value) {
    const close = () => {
      renaming.value = false;
    };
    return (
      <li class="account-row">
        <Rename account={account} model={model} onClose={close} />
      </li>
    );
  }
  return (
    <li class="account-row">
      <div class="account-row-who">
        <span class="account-row-name">
          <Untrusted text={account.name} max={40} />
          {isSelected && <Chip tone="accent">{t('account_acts')}</Chip>}
        </span>
        <span class="account-row-address">
          <Address hex={account.address} />
          <span>{t(`account_kind_${toKey(account.kind)}`)}</span>
        </span>
      </div>
      <div class="account-row-actions">
        {!isSelected && (
          <Button small onClick={() => void model.select.run(account.address)}>
            {t('account_use')}
            <span class="visually-hidden"> {account.name}</span>
          </Button>
        )}
        <Button
          small
          onClick={() => {
            renaming.value = true;
          }}
        >
          {t('account_rename')}
          <span class="visually-hidden"> {account.name}</span>
        </Button>
        {isKeptHere(account) && (
          <Button small onClick={onExport}>
            {t('account_export')}
            <span class="visually-hidden"> {account.name}</span>
          </Button>
        )}
        <Button small look="danger" onClick={onRemove}>
          {t('account_remove')}
          <span class="visually-hidden"> {account.name}</span>
        </Button>
      </div>
    </li>
  );
}

function Rename(props: { account: Account; model: VaultModel; onClose: () => void }) {
  const { account, model, onClose } = props;
  const name = useSignal(account.name);
  const { busy, code } = model.rename;
  return (
    <form
      class="account-row-rename"
      onSubmit={async (event) => {
        event.preventDefault();
        if (name.value.trim() === '') return;
        await model.rename.run({ address: account.address, name: name.value });
        if (code.value === null) onClose();
      }}
    >
      <TextField label={t('account_name')} value={name} maxLength={40} spellcheck={false} />
      {code.value !== null && <ErrorState code={code.value} />}
      <div class="account-row-actions">
        <Button type="submit" look="primary" busy={busy.value} disabled={name.value.trim() === ''}>
          {t('ui_save')}
        </Button>
        <Button onClick={onClose}>{t('ui_cancel')}</Button>
      </div>
    </form>
  );
}
