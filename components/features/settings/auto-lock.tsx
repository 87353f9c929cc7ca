import { AsyncView } from '@/components/ui/async-view';
import { Select } from '@/components/ui/select';
import { plural, t } from '@/lib/i18n';
import type { SettingsModel } from './create-settings-model';

const offered = [5, 15, 30, 60, 240];

/** After how many minutes without use the keystore locks. */
export function AutoLock({ model }: { model: SettingsModel }) {
  return (
    <AsyncView resource={model.settings}>
      {({ autoLockMinutes }) => {
        const minutes = offered.includes(autoLockMinutes) ? offered : [...offered, autoLockMinutes];
        return (
          <Select
            label={t('options_auto_lock')}
            hint={t('options_auto_lock_hint')}
            value={String(autoLockMinutes)}
            options={minutes
              .toSorted((a, b) => a - b)
              .map((count) => ({ value: String(count), label: plural('options_minutes', count) }))}
            onChange={(value) => void model.write.run({ autoLockMinutes: Number(value) })}
          />
        );
      }}
    </AsyncView>
  );
}
