import { Select } from '@/components/ui/select';
import { toUntrustedLine } from '@/lib/format/untrusted';
import { t } from '@/lib/i18n';
import type { Model } from '@/lib/model/badge';

type Props = {
  /** By key. */
  models: ReadonlyMap<string, Model>;
  value: string;
  onChange: (key: string) => void;
};

/** Which of several models. */
export function ModelPicker({ models, value, onChange }: Props) {
  return (
    <Select
      label={t('stake_model')}
      value={value}
      options={[...models].map(([key, { name, symbol }]) => ({
        value: key,
        label: `${toUntrustedLine(name, 40).text} (${toUntrustedLine(symbol, 12).text})`,
      }))}
      onChange={onChange}
    />
  );
}
