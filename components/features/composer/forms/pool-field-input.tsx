import { DateInput, TextInput } from '@/components/ui/text-input';
import { formatBasisPoints, formatExactRate } from '@/lib/format/count';
import { formatExactDuration } from '@/lib/format/time';
import { toUntrustedLine } from '@/lib/format/untrusted';
import { type MessageKey, t } from '@/lib/i18n';
import { getUnitName, type PoolField } from './pool-reading';
import { SpanInput } from './span-input';
import type { FormProps } from './types';

type Props = FormProps & {
  field: PoolField;
  /** What it is for, said beneath it. */
  about?: string;
};

/** A field by what it holds, with the most the contracts take. */
export function PoolFieldInput({ field, about, ...form }: Props) {
  const { fields, onChange, problem, context } = form;
  const { name, type } = field;
  const label = t(toKey('form_pools', name), toUntrustedLine(context.model.symbol, 12).text);
  const of = {
    label,
    value: fields[name] ?? '',
    error: problem(name),
    onChange: (text: string) => onChange({ [name]: text }),
  };
  if (type === 'date') return <DateInput {...of} />;
  if (type === 'address' || type === 'id') return <TextInput {...of} code placeholder="0x…" />;
  if (type === 'span') {
    const span = { fields, onChange, problem, label, hint: join(tellSpan(field), about) };
    return <SpanInput name={name} unitName={getUnitName(name)} usual={field.unit} {...span} />;
  }
  return <TextInput {...of} inputMode="decimal" hint={join(tellMax(field), about) || undefined} />;
}

function join(...sentences: readonly (string | undefined)[]): string {
  return sentences.filter(Boolean).join(' ');
}

function tellSpan({ min, max }: Extract<PoolField, { type: 'span' }>): string {
  return t('form_limits', formatExactDuration(min), formatExactDuration(max));
}

function tellMax(field: PoolField): string | undefined {
  if (field.type === 'rate') return t('form_pools_max', formatExactRate(field.max));
  return field.type === 'percent' ? t('form_pools_max', formatBasisPoints(field.max)) : undefined;
}

/** Fields and changes are of our own lists; each has its text. */
export function toKey(stem: string, name: string): MessageKey {
  const rest = name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`).replaceAll('-', '_');
  return `${stem}_${rest}` as MessageKey;
}
