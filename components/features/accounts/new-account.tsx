import { PasswordField } from '@/components/ui/password-field';
import { Select } from '@/components/ui/select';
import { TextField } from '@/components/ui/text-field';
import { t } from '@/lib/i18n';
import { AccountForm } from './account-form';
import { ConnectWallet } from './connect-wallet';
import type { NewAccountModel } from './create-new-account-model';
import { ImportFile } from './import-file';
import { SealFields, SealPassword } from './seal-fields';

export type NewAccountKind = 'create' | 'phrase' | 'key' | 'file' | 'watch' | 'wallet';

type Props = {
  kind: NewAccountKind;
  model: NewAccountModel;
  /** Whether a password is set already, which then opens the keystore. */
  hasKeystore: boolean;
  /** With the password where a phrase was made and is to be shown. */
  onDone: (made: { password: string } | null) => void;
  onCancel: () => void;
};

/** The form to create an account or to bring one. */
export function NewAccount({ kind, model, hasKeystore, onDone, onCancel }: Props) {
  const shared = { model, onCancel };
  const isSealable = hasKeystore ? model.password.value !== '' : model.pair.ready.value;
  switch (kind) {
    case 'create':
      return (
        <AccountForm
          {...shared}
          action={model.create}
          ready={isSealable}
          label={t('account_create')}
          onSubmit={async () => {
            const made = await model.create.run({ hasKeystore });
            if (made) onDone(made);
          }}
        >
          <p>{t('account_create_text')}</p>
          <SealPassword model={model} hasKeystore={hasKeystore} />
          <Select
            label={t('account_words')}
            value={model.words.value}
            options={[
              { value: '12', label: t('account_words_12') },
              { value: '24', label: t('account_words_24') },
            ]}
            onChange={(count) => {
              model.words.value = count;
            }}
          />
        </AccountForm>
      );
    case 'phrase':
      return (
        <AccountForm
          {...shared}
          action={model.importPhrase}
          ready={isSealable && model.phrase.value.trim() !== ''}
          label={t('account_import')}
          onSubmit={async () => {
            if (await model.importPhrase.run({ hasKeystore })) onDone(null);
          }}
        >
          <TextField
            lines
            label={t('account_phrase')}
            hint={t('account_phrase_hint')}
            value={model.phrase}
            spellcheck={false}
            maxLength={400}
          />
          <SealPassword model={model} hasKeystore={hasKeystore} />
        </AccountForm>
      );
    case 'key':
      return (
        <AccountForm
          {...shared}
          action={model.importKey}
          ready={model.privateKey.value.trim() !== '' && isSealable}
          label={t('account_import')}
          onSubmit={async () => {
            if (await model.importKey.run({ hasKeystore })) onDone(null);
          }}
        >
          <ImportKey model={model} hasKeystore={hasKeystore} />
        </AccountForm>
      );
    case 'file':
      return (
        <AccountForm
          {...shared}
          action={model.importFile}
          ready={model.file.value !== '' && isSealable}
          label={t('account_import')}
          onSubmit={async () => {
            if (await model.importFile.run({ hasKeystore })) onDone(null);
          }}
        >
          <ImportFile model={model} hasKeystore={hasKeystore} />
        </AccountForm>
      );
    case 'watch':
      return (
        <AccountForm
          {...shared}
          action={model.watch}
          ready={model.address.value.trim() !== ''}
          label={t('account_watch')}
          busyLabel={null}
          onSubmit={async () => {
            if (await model.watch.run()) onDone(null);
          }}
        >
          <Watch model={model} />
        </AccountForm>
      );
    case 'wallet':
      return (
        <ConnectWallet model={model.wallets} onDone={() => onDone(null)} onCancel={onCancel} />
      );
    default:
      return kind satisfies never;
  }
}

function ImportKey({ model, hasKeystore }: Pick<Props, 'model' | 'hasKeystore'>) {
  return (
    <>
      <PasswordField
        label={t('account_key')}
        hint={t('account_key_hint')}
        value={model.privateKey}
        autocomplete="off"
      />
      <SealFields model={model} hasKeystore={hasKeystore} />
    </>
  );
}

function Watch({ model }: Pick<Props, 'model'>) {
  return (
    <>
      <p>{t('account_watch_text')}</p>
      <TextField
        label={t('account_address')}
        hint={t('account_address_hint')}
        value={model.address}
        maxLength={100}
        spellcheck={false}
      />
      <TextField
        label={t('account_name_optional')}
        value={model.name}
        maxLength={40}
        spellcheck={false}
      />
    </>
  );
}
