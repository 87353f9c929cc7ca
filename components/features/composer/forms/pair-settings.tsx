import { Select } from '@/components/ui/select';
import { formatExactAmount } from '@/lib/format/amount';
import { toUntrustedLine } from '@/lib/format/untrusted';
import { t } from '@/lib/i18n';
import { PoolFieldInput, toKey } from './pool-field-input';
import { getPreset, type Preset, pairFields, presets, toPresetFields } from './pool-listing';
import type { FormProps } from './types';

type Props = FormProps & {
  /** What the pair holds of the model's token; null when that is not known. */
  held: bigint | null;
};

/** What a pair's adapter asks: three ways to start from, and each setting with what it keeps off. */
export function PairSettingsFields({ held, ...props }: Props) {
  const { fields, onChange, context } = props;
  const symbol = toUntrustedLine(context.model.symbol, 12).text;
  return (
    <fieldset class="composer-group">
      <legend>{t('form_pools_settings')}</legend>
      <Select<Preset | 'own'>
        label={t('form_pools_preset')}
        value={getPreset(fields) ?? 'own'}
        options={[
          ...presets.map((value) => ({ value, label: t(`form_pools_preset_${value}`) })),
          { value: 'own', label: t('form_pools_preset_own') },
        ]}
        hint={
          held === null
            ? t('form_pools_settings_hint')
            : t('form_pools_settings_held', `${formatExactAmount(held)} ${symbol}`)
        }
        onChange={(preset) => {
          if (preset !== 'own') onChange(toPresetFields(preset, held));
        }}
      />
      {pairFields.map((field) => (
        <PoolFieldInput
          key={field.name}
          field={field}
          about={t(toKey('form_pools_why', field.name))}
          {...props}
        />
      ))}
    </fieldset>
  );
}
