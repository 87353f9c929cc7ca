import { AddressField } from '@/components/ui/address-field';
import { Choice } from '@/components/ui/choice';
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
  const { mode, other } = choice;
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
      {value === 'other' && <AddressField label={t('stake_delegate_address')} input={other} />}
    </>
  );
}
