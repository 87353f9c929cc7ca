import { Choice } from '@/components/ui/choice';
import { TextField } from '@/components/ui/text-field';
import { t } from '@/lib/i18n';
import type { DelegateChoice } from './create-delegate-choice';

type Props = {
  choice: DelegateChoice;
  /** What counts while nothing was chosen. */
  initial: 'self' | null;
  legend: string;
};

/** Who shall cast the votes of a stake. */
export function DelegateFields({ choice, initial, legend }: Props) {
  const { mode, other, malformed } = choice;
  const value = mode.value === 'self' || mode.value === 'other' ? mode.value : initial;
  return (
    <>
      <Choice
        legend={legend}
        value={value}
        options={[
          { value: 'self', label: t('stake_delegate_self'), hint: t('stake_delegate_self_hint') },
          {
            value: 'other',
            label: t('stake_delegate_other'),
            hint: t('stake_delegate_other_hint'),
          },
        ]}
        onChange={(next) => {
          mode.value = next;
        }}
      />
      {value === 'other' && (
        <TextField
          label={t('stake_delegate_address')}
          value={other}
          placeholder="0x…"
          spellcheck={false}
          maxLength={80}
          error={malformed.value ? t('stake_delegate_malformed') : null}
        />
      )}
    </>
  );
}
