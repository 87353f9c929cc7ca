import { TextInput } from '@/components/ui/text-input';
import { formatShortHex } from '@/lib/format/address';
import { formatCount } from '@/lib/format/count';
import { t } from '@/lib/i18n';
import { ContributionChoice, checkChoice, listWaiting } from './contribution-choice';
import {
  type ActionForm,
  type FieldProblem,
  type Fields,
  type FormProps,
  finish,
  missing,
  wrong,
} from './types';

const weightMax = 2n ** 64n - 1n;

/** Credits a contribution that waits, with the weight asked for or another. */
export const credit: ActionForm<'credit'> = {
  kind: 'credit',
  title: () => t('kind_credit'),
  hint: () => t('kind_credit_hint'),
  start: () => ({ index: '', evidenceHash: '', weight: '' }),
  parse(fields) {
    return finish([checkChoice(fields), checkWeight(fields)], () => ({
      kind: 'credit',
      index: BigInt(fields['index'] ?? ''),
      evidenceHash: (fields['evidenceHash'] ?? '') as `0x${string}`,
      weight: BigInt((fields['weight'] ?? '').trim()),
    }));
  },
  describe({ index, evidenceHash, weight }) {
    return t(
      'effect_credit',
      formatCount(index),
      formatShortHex(evidenceHash),
      formatCount(weight),
    );
  },
  Form: CreditForm,
};

function checkWeight(fields: Fields): FieldProblem | null {
  const text = (fields['weight'] ?? '').trim();
  if (text === '') return missing('weight', t('revenue_submit_no_weight'));
  const isWeight = /^\d{1,20}$/.test(text) && BigInt(text) > 0n && BigInt(text) <= weightMax;
  return isWeight ? null : wrong('weight', t('revenue_submit_no_weight'));
}

function CreditForm(props: FormProps) {
  const { fields, onChange, problem } = props;
  return (
    <>
      <ContributionChoice
        {...props}
        list={listWaiting}
        none={t('form_credit_none')}
        fill={({ askedWeight }) => ({ weight: String(askedWeight) })}
      />
      <TextInput
        label={t('form_credit_weight')}
        inputMode="numeric"
        maxLength={20}
        value={fields['weight'] ?? ''}
        hint={t('revenue_submit_weight_hint')}
        error={problem('weight')}
        onChange={(weight) => onChange({ weight })}
      />
    </>
  );
}
