import { Choice } from '@/components/ui/choice';
import { TextInput } from '@/components/ui/text-input';
import { toUntrustedLine } from '@/lib/format/untrusted';
import { t } from '@/lib/i18n';
import { checkReason, getReason } from './reason';
import { type ActionForm, type Fields, type FormProps, finish } from './types';

/** Takes the model out of force, or puts it back: its badge says so, and so does every derivative's. */
export const standing: ActionForm<'standing'> = {
  kind: 'standing',
  title: () => t('kind_standing'),
  hint: () => t('kind_standing_hint'),
  start: (_, { model }) => ({ change: model.suspension ? 'reinstate' : 'suspend', reason: '' }),
  parse(fields) {
    const change = getChange(fields);
    const problems = change === 'suspend' ? [checkReason(fields)] : [];
    return finish(problems, () =>
      change === 'suspend'
        ? { kind: 'standing', change, reason: getReason(fields) }
        : { kind: 'standing', change },
    );
  },
  describe(intent) {
    return intent.change === 'suspend'
      ? t('effect_suspend', toUntrustedLine(intent.reason, 120).text)
      : t('effect_reinstate');
  },
  Form: StandingForm,
};

function getChange(fields: Fields): 'suspend' | 'reinstate' {
  return fields['change'] === 'reinstate' ? 'reinstate' : 'suspend';
}

function StandingForm({ fields, onChange, problem }: FormProps) {
  const change = getChange(fields);
  return (
    <>
      <Choice
        legend={t('form_standing')}
        value={change}
        inline
        options={[
          { value: 'suspend', label: t('form_suspend') },
          { value: 'reinstate', label: t('form_reinstate') },
        ]}
        onChange={(value) => onChange({ change: value })}
      />
      {change === 'suspend' && (
        <TextInput
          label={t('form_suspend_reason')}
          value={fields['reason'] ?? ''}
          hint={t('form_suspend_reason_hint')}
          error={problem('reason')}
          onChange={(reason) => onChange({ reason })}
        />
      )}
    </>
  );
}
