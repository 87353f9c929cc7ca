import { AsyncView } from '@/components/ui/async-view';
import { ErrorState } from '@/components/ui/error-state';
import { t } from '@/lib/i18n';
import type { SettingsModel } from './create-settings-model';
import { Toggle } from './toggle';

/** Whether facts are proved without being asked to. */
export function ProofMode({ model }: { model: SettingsModel }) {
  return (
    <AsyncView resource={model.settings}>
      {({ proofMode }) => (
        <>
          <Toggle
            label={t('options_proof_mode')}
            hint={t('options_proof_mode_hint')}
            on={proofMode}
            busy={model.write.busy.value}
            onChange={(on) => void model.write.run({ proofMode: on })}
          />
          {model.write.code.value !== null && <ErrorState code={model.write.code.value} />}
        </>
      )}
    </AsyncView>
  );
}
