import { Select } from '@/components/ui/select';
import { TextInput } from '@/components/ui/text-input';
import { t } from '@/lib/i18n';
import { type SpanUnit, toSpanUnit } from './amounts';
import type { FormProps } from './types';

type Props = Pick<FormProps, 'fields' | 'onChange' | 'problem'> & {
  /** The fields that hold the number and its unit. */
  name: string;
  unitName: string;
  /** The unit where none was chosen. */
  usual: SpanUnit;
  label: string;
  hint: string;
};

/** A span of time: a number and the unit it is in. */
export function SpanInput({ name, unitName, usual, label, hint, ...form }: Props) {
  const { fields, onChange, problem } = form;
  return (
    <div class="composer-pair">
      <TextInput
        label={label}
        inputMode="decimal"
        value={fields[name] ?? ''}
        error={problem(name)}
        hint={hint}
        onChange={(value) => onChange({ [name]: value })}
      />
      <Select<SpanUnit>
        label={t('form_unit')}
        value={toSpanUnit(fields[unitName], usual)}
        options={[
          { value: 'seconds', label: t('unit_seconds') },
          { value: 'minutes', label: t('unit_minutes') },
          { value: 'hours', label: t('unit_hours') },
          { value: 'days', label: t('unit_days') },
        ]}
        onChange={(unit) => onChange({ [unitName]: unit })}
      />
    </div>
  );
}
