import { useSignal } from '@preact/signals';
import { FileInput } from '@/components/ui/file-input';
import { TextInput } from '@/components/ui/text-input';
import { formatCount } from '@/lib/format/count';
import { t } from '@/lib/i18n';
import { listLengthMax, listLinesMax } from '@/lib/model/registration';
import type { WizardModel } from './wizard-model';

type Props = { wizard: WizardModel };

/** Holders as a list, pasted or from a file. */
export function HolderList({ wizard }: Props) {
  const refused = useSignal<string | null>(null);
  const take = async (file: File) => {
    refused.value = null;
    if (file.size > listLengthMax) {
      refused.value = t('holders_file_large', formatCount(listLinesMax));
    } else {
      const text = await file.text().catch(() => null);
      if (text === null) refused.value = t('holders_file_unread');
      else wizard.edit({ list: text.slice(0, listLengthMax) });
    }
  };
  return (
    <div class="register-holders">
      <TextInput
        lines
        code
        label={t('holders_list_label')}
        value={wizard.value.value.list}
        placeholder={'address,amount,staked\n0x…,1000,250\n0x…,40.5'}
        maxLength={listLengthMax}
        hint={t('holders_list_format', formatCount(listLinesMax))}
        onChange={(list) => wizard.edit({ list })}
      />
      <FileInput
        label={t('holders_file')}
        accept=".csv,.tsv,.txt,text/csv,text/plain"
        error={refused.value}
        onChoose={(file) => void take(file)}
      />
    </div>
  );
}
