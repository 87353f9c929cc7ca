import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';
import { AsyncView } from '@/components/ui/async-view';
import { Button } from '@/components/ui/button';
import { ErrorState } from '@/components/ui/error-state';
import { Notice } from '@/components/ui/notice';
import { isSameAddress } from '@/lib/format/address';
import { t } from '@/lib/i18n';
import type { Account, Vault } from '@/lib/model/account';
import type { Send } from '@/lib/protocol/send';
import { AccountRow } from './account-row';
import { Backup } from './backup';
import { ChangePassword } from './change-password';
import { createBackupModel, getRandom } from './create-backup-model';
import { createNewAccountModel } from './create-new-account-model';
import { createPasswordModel } from './create-password-model';
import type { VaultModel } from './create-vault-model';
import { ExportAccount } from './export-account';
import { NewAccount, type NewAccountKind } from './new-account';
import { OlderKeys } from './older-keys';
import { RemoveAccount } from './remove-account';
import { UnlockForm } from './unlock-form';
import './accounts-section.css';

type Props = {
  model: VaultModel;
  send: Send;
  random?: () => number;
  /** On the first page: going on without an account is a choice too. */
  onReadOnly?: () => void;
};

type Panel = NewAccountKind | 'backup' | 'password' | 'older' | null;

/** Accounts in full: make, bring, name, back up, lock, remove. */
export function AccountsSection({ model, send, random = getRandom, onReadOnly }: Props) {
  const panel = useSignal<Panel>(null);
  const making = useMemo(
    () => createNewAccountModel({ send, onVault: model.vault.set }),
    [send, model],
  );
  const backup = useMemo(
    () => createBackupModel({ send, random, onDone: () => void model.vault.load() }),
    [send, model, random],
  );
  const passwords = useMemo(
    () => createPasswordModel({ send, onVault: model.vault.set }),
    [send, model],
  );
  const close = () => {
    passwords.clear();
    backup.close();
    panel.value = null;
  };
  const done = (made: { password: string } | null) => {
    panel.value = made ? 'backup' : null;
    if (made) void backup.reveal.run(made.password);
  };
  return (
    <AsyncView resource={model.vault} failed={t('account_failed')}>
      {(vault) => (
        <div class="accounts-section">
          {panel.value === null && (
            <Overview
              vault={vault}
              model={model}
              send={send}
              panel={panel}
              onReadOnly={onReadOnly}
            />
          )}
          {panel.value === 'backup' && <Backup model={backup} onClose={close} />}
          {panel.value === 'password' && (
            <ChangePassword
              model={passwords}
              isForgotten={vault.status === 'locked'}
              onClose={close}
            />
          )}
          {panel.value === 'older' && <OlderKeys model={passwords} onClose={close} />}
          {isNew(panel.value) && (
            <NewAccount
              kind={panel.value}
              model={making}
              hasKeystore={vault.status !== 'none'}
              onDone={done}
              onCancel={close}
            />
          )}
        </div>
      )}
    </AsyncView>
  );
}

function isNew(panel: Panel): panel is NewAccountKind {
  return panel !== null && panel !== 'backup' && panel !== 'password' && panel !== 'older';
}

type OverviewProps = {
  vault: Vault;
  model: VaultModel;
  send: Send;
  panel: { value: Panel };
  onReadOnly: (() => void) | undefined;
};

function Overview({ vault, model, send, panel, onReadOnly }: OverviewProps): ComponentChildren {
  const open = (which: Panel) => () => {
    panel.value = which;
  };
  if (vault.accounts.length === 0) return <FirstChoice open={open} onReadOnly={onReadOnly} />;
  const hasPhrase = vault.accounts.some(({ kind }) => kind === 'derived');
  return (
    <>
      {hasPhrase && vault.status !== 'none' && !vault.backedUp && (
        <Notice
          tone="warning"
          title={t('account_not_backed_up')}
          actions={<Button onClick={open('backup')}>{t('account_backup_now')}</Button>}
        >
          <p>{t('account_not_backed_up_text')}</p>
        </Notice>
      )}
      {vault.status !== 'none' && <Lock vault={vault} model={model} />}
      <AccountList vault={vault} model={model} send={send} />
      <MoreAccounts vault={vault} model={model} hasPhrase={hasPhrase} open={open} />
      {model.add.code.value !== null && <ErrorState code={model.add.code.value} />}
      {model.select.code.value !== null && <ErrorState code={model.select.code.value} />}
    </>
  );
}

/** What can be added to the accounts there are. */
function MoreAccounts(props: {
  vault: Vault;
  model: VaultModel;
  hasPhrase: boolean;
  open: (which: Panel) => () => void;
}) {
  const { vault, model, hasPhrase, open } = props;
  return (
    <div class="accounts-section-actions">
      {hasPhrase ? (
        <Button
          busy={model.add.busy.value}
          disabled={vault.status === 'locked'}
          onClick={() => void model.add.run()}
        >
          {t('account_add')}
        </Button>
      ) : (
        <Button onClick={open('create')}>{t('account_create')}</Button>
      )}
      {!hasPhrase && <Button onClick={open('phrase')}>{t('account_import_phrase')}</Button>}
      <Button onClick={open('key')}>{t('account_import_key')}</Button>
      <Button onClick={open('file')}>{t('account_import_file')}</Button>
      <Button onClick={open('wallet')}>{t('account_wallet')}</Button>
      <Button onClick={open('watch')}>{t('account_watch')}</Button>
      {vault.status === 'unlocked' && (
        <Button onClick={open('password')}>{t('account_change_password')}</Button>
      )}
      {vault.status === 'unlocked' && vault.hasOlder && (
        <Button onClick={open('older')}>{t('account_older')}</Button>
      )}
      {vault.status === 'locked' && hasPhrase && (
        <Button onClick={open('password')}>{t('account_forgotten')}</Button>
      )}
      {hasPhrase && vault.status !== 'none' && vault.backedUp && (
        <Button onClick={open('backup')}>{t('account_backup_show')}</Button>
      )}
    </div>
  );
}

function FirstChoice(props: {
  open: (which: Panel) => () => void;
  onReadOnly: (() => void) | undefined;
}) {
  const choices = [
    ['create', 'primary'],
    ['phrase', 'normal'],
    ['key', 'normal'],
    ['file', 'normal'],
    ['wallet', 'normal'],
    ['watch', 'normal'],
  ] as const;
  return (
    <ul class="accounts-section-choices">
      {choices.map(([kind, look]) => (
        <li key={kind}>
          <div>
            <h3>{t(`account_choice_${kind}`)}</h3>
            <p>{t(`account_choice_${kind}_text`)}</p>
          </div>
          <Button look={look} onClick={props.open(kind)}>
            {t(`account_choice_${kind}_button`)}
          </Button>
        </li>
      ))}
      <li>
        <div>
          <h3>{t('account_choice_export')}</h3>
          <p>{t('account_choice_export_text')}</p>
        </div>
        <a class="button button-normal" href="options.html#privacy">
          <span class="button-label">{t('account_choice_export_button')}</span>
        </a>
      </li>
      {props.onReadOnly && (
        <li>
          <div>
            <h3>{t('account_choice_none')}</h3>
            <p>{t('account_choice_none_text')}</p>
          </div>
          <Button onClick={props.onReadOnly}>{t('account_choice_none_button')}</Button>
        </li>
      )}
    </ul>
  );
}

function Lock({ vault, model }: { vault: Exclude<Vault, { status: 'none' }>; model: VaultModel }) {
  if (vault.status === 'locked') {
    return (
      <div class="accounts-section-lock">
        <UnlockForm model={model} hint={t('account_locked_hint')} />
      </div>
    );
  }
  return (
    <div class="accounts-section-lock accounts-section-open">
      <p>{t('account_unlocked')}</p>
      <Button busy={model.lock.busy.value} onClick={() => void model.lock.run()}>
        {t('account_lock')}
      </Button>
    </div>
  );
}

function AccountList(props: { vault: Vault; model: VaultModel; send: Send }) {
  const { vault, model, send } = props;
  const removing = useSignal<Account | null>(null);
  const exporting = useSignal<Account | null>(null);
  const { selected } = vault;
  return (
    <>
      <ul class="accounts-section-list">
        {vault.accounts.map((account) => (
          <AccountRow
            key={account.address}
            account={account}
            isSelected={selected !== null && isSameAddress(selected, account.address)}
            model={model}
            onRemove={() => {
              removing.value = account;
            }}
            onExport={() => {
              exporting.value = account;
            }}
          />
        ))}
      </ul>
      <ExportAccount
        account={exporting.value}
        send={send}
        onClose={() => {
          exporting.value = null;
        }}
      />
      <RemoveAccount
        account={removing.value}
        isBackedUp={vault.status !== 'none' && vault.backedUp}
        model={model}
        onClose={() => {
          removing.value = null;
        }}
      />
    </>
  );
}
