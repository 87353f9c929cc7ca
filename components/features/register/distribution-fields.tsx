import { Choice } from '@/components/ui/choice';
import { Notice } from '@/components/ui/notice';
import { TextInput } from '@/components/ui/text-input';
import { formatCount } from '@/lib/format/count';
import { plural, t } from '@/lib/i18n';
import { directHoldersMax, type HoldersReport } from '@/lib/model/registration';
import type { WizardModel } from './wizard-model';

type Props = { wizard: WizardModel; report: HoldersReport };

/** In the launch itself, or claimed by each holder later. */
export function DistributionFields({ wizard, report }: Props) {
  const { isClaimed, daysProblem } = wizard.holders;
  const isForced = report.fitting === 'allocation';
  const claimants = report.count - report.voterCount;
  const days = daysProblem.value;
  return (
    <section class="register-fields">
      <Choice
        legend={t('distribution')}
        value={isClaimed.value ? 'allocation' : 'direct'}
        options={[
          {
            value: 'direct',
            label: t('distribution_direct'),
            hint: isForced
              ? t('distribution_direct_many', formatCount(directHoldersMax))
              : t('distribution_direct_hint'),
            disabled: isForced,
          },
          {
            value: 'allocation',
            label: t('distribution_claimed'),
            hint: t('distribution_claimed_hint'),
          },
        ]}
        onChange={(value) => wizard.setField('distribution', value)}
      />
      {isClaimed.value && (
        <>
          <TextInput
            label={t('distribution_days')}
            inputMode="numeric"
            value={wizard.value.value.fields['claimDays'] ?? ''}
            maxLength={5}
            hint={t('distribution_days_hint')}
            error={days && (!days.missing || wizard.asked.value) ? days.text : null}
            onChange={(text) => wizard.setField('claimDays', text)}
          />
          {claimants > 0 && (
            <Notice>
              <p>{plural('distribution_claimants', claimants)}</p>
            </Notice>
          )}
        </>
      )}
    </section>
  );
}
