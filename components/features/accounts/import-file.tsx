import { getErrorText } from '@/components/ui/error-text';
import { PasswordField } from '@/components/ui/password-field';
import { t } from '@/lib/i18n';
import type { NewAccountModel } from './create-new-account-model';
import { SealFields } from './seal-fields';

/** A key file of other software, with the password it was sealed under there. */
export function ImportFile({
  model,
  hasKeystore,
}: {
  model: NewAccountModel;
  hasKeystore: boolean;
}) {
  const code = model.readFile.code.value;
  return (
    <>
      <label class="new-account-file">
        <span>{t('account_file')}</span>
        <input
          type="file"
          accept=".json,application/json,*/*"
          aria-describedby="account-file-hint"
          onChange={({ currentTarget: { files } }) => {
            const [chosen] = files ?? [];
            if (chosen) void model.readFile.run(chosen);
          }}
        />
        <span id="account-file-hint" class="new-account-hint">
          {code === null ? t('account_file_hint') : getErrorText(code)}
        </span>
      </label>
      <PasswordField
        label={t('account_file_password')}
        hint={t('account_file_password_hint')}
        value={model.filePassword}
        autocomplete="off"
      />
      <SealFields model={model} hasKeystore={hasKeystore} />
    </>
  );
}
