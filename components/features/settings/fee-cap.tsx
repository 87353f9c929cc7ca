import { AsyncView } from '@/components/ui/async-view';
import { Select } from '@/components/ui/select';
import { formatCount } from '@/lib/format/count';
import { t } from '@/lib/i18n';
import type { SettingsModel } from './create-settings-model';

const offered = [20, 100, 500, 1000, 5000, 20_000];

/** The most that a unit of gas may cost; dearer is not signed. */
export function FeeCap({ model }: { model: SettingsModel }) {
  return (
    <AsyncView resource={model.settings}>
      {({ feeCapGwei }) => {
        const caps = offered.includes(feeCapGwei) ? offered : [...offered, feeCapGwei];
        return (
          <Select
            label={t('options_fee_cap')}
            hint={t('options_fee_cap_hint')}
            value={String(feeCapGwei)}
            options={caps
              .toSorted((a, b) => a - b)
              .map((gwei) => ({
                value: String(gwei),
                label: t('options_fee_cap_gwei', formatCount(gwei)),
              }))}
            onChange={(value) => void model.write.run({ feeCapGwei: Number(value) })}
          />
        );
      }}
    </AsyncView>
  );
}
