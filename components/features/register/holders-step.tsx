import { Choice } from '@/components/ui/choice';
import { ErrorState } from '@/components/ui/error-state';
import { plural, t } from '@/lib/i18n';
import { DistributionFields } from './distribution-fields';
import { HolderList } from './holder-list';
import { HolderRows } from './holder-rows';
import { HoldersProblems } from './holders-problems';
import { HoldersSummary } from './holders-summary';
import type { WizardModel } from './wizard-model';

type Props = { wizard: WizardModel };

/** Who gets the token: by hand, or as a list. */
export function HoldersStep({ wizard }: Props) {
  const { source } = wizard.value.value;
  const { report, current } = wizard.holders;
  const state = report.state.value;
  const shown = current.value;
  return (
    <>
      <p>{t('holders_text')}</p>
      <Choice
        legend={t('holders_source')}
        value={source}
        options={[
          { value: 'rows', label: t('holders_rows'), hint: t('holders_rows_hint') },
          { value: 'list', label: t('holders_list'), hint: t('holders_list_hint') },
        ]}
        onChange={(chosen) => wizard.edit({ source: chosen })}
      />
      {source === 'rows' ? <HolderRows wizard={wizard} /> : <HolderList wizard={wizard} />}
      {state.status === 'failed' && (
        <ErrorState
          code={state.code}
          title={t('holders_failed')}
          onRetry={() => void report.load()}
        />
      )}
      {shown && <HoldersProblems wizard={wizard} report={shown} />}
      <p class="visually-hidden" role="status">
        {shown && shown.problemCount === 0 && plural('holders_count', shown.count)}
      </p>
      {shown && shown.count > 0 && (
        <>
          <HoldersSummary wizard={wizard} report={shown} />
          <DistributionFields wizard={wizard} report={shown} />
        </>
      )}
    </>
  );
}
