import { Choice } from '@/components/ui/choice';
import { TextInput } from '@/components/ui/text-input';
import { formatShortHex } from '@/lib/format/address';
import { formatCount } from '@/lib/format/count';
import { toUntrustedLine } from '@/lib/format/untrusted';
import { t } from '@/lib/i18n';
import type { Contribution, Revenue } from '@/lib/model/revenue';
import { ContributionChoice, checkChoice, listWaiting } from './contribution-choice';
import { checkReason, getReason } from './reason';
import { type ActionForm, type Fields, type FormProps, finish } from './types';

/** Declines a contribution that waits, or ends one that earns. */
export const contribution: ActionForm<'contribution'> = {
  kind: 'contribution',
  title: () => t('kind_contribution'),
  hint: () => t('kind_contribution_hint'),
  start: () => ({ change: 'decline', index: '', evidenceHash: '', reason: '' }),
  parse(fields) {
    const kind = 'contribution';
    const index = () => BigInt(fields['index'] ?? '');
    if (getChange(fields) === 'end') {
      return finish([checkChoice(fields)], () => ({ kind, change: 'end', index: index() }));
    }
    return finish([checkChoice(fields), checkReason(fields)], () => ({
      ...{ kind, change: 'decline', index: index() },
      evidenceHash: (fields['evidenceHash'] ?? '') as `0x${string}`,
      reason: getReason(fields),
    }));
  },
  describe(intent) {
    const number = formatCount(intent.index);
    return intent.change === 'end'
      ? t('effect_contribution_end', number)
      : t(
          'effect_contribution_decline',
          number,
          formatShortHex(intent.evidenceHash),
          toUntrustedLine(intent.reason, 120).text,
        );
  },
  Form: ContributionForm,
};

function getChange(fields: Fields): 'decline' | 'end' {
  return fields['change'] === 'end' ? 'end' : 'decline';
}

function listEarning({ credited }: Revenue): readonly Contribution[] {
  return credited.filter(({ status }) => status === 'credited');
}

function ContributionForm(props: FormProps) {
  const { fields, onChange, problem } = props;
  const change = getChange(fields);
  const isEnd = change === 'end';
  return (
    <>
      <Choice
        legend={t('form_contribution_change')}
        value={change}
        options={[
          {
            value: 'decline',
            label: t('form_contribution_decline'),
            hint: t('form_contribution_decline_hint'),
          },
          {
            value: 'end',
            label: t('form_contribution_end'),
            hint: t('form_contribution_end_hint'),
          },
        ]}
        onChange={(value) => onChange({ change: value, index: '', evidenceHash: '' })}
      />
      <ContributionChoice
        {...props}
        list={isEnd ? listEarning : listWaiting}
        none={t(isEnd ? 'form_contribution_none' : 'form_credit_none')}
      />
      {!isEnd && (
        <TextInput
          label={t('form_suspend_reason')}
          value={fields['reason'] ?? ''}
          error={problem('reason')}
          onChange={(reason) => onChange({ reason })}
        />
      )}
    </>
  );
}
