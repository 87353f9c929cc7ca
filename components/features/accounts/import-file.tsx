import { getErrorText } from '@/components/ui/error-text';
import { FileInput } from '@/components/ui/file-input';
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
      <FileInput
        label={t('account_file')}
        hint={t('account_file_hint')}
        accept=".json,application/json,*/*"
        error={code === null ? null : getErrorText(code)}
        onChoose={(file) => void model.readFile.run(file)}
      />
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
