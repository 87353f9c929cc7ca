import { AsyncView } from '@/components/ui/async-view';
import { ErrorState } from '@/components/ui/error-state';
import { t } from '@/lib/i18n';
import type { SettingsModel } from './create-settings-model';
import { Toggle } from './toggle';
import './hubs-section.css';

/** A hub by its id and name. */
export type HubChoice = { id: string; name: string };

type Props = { model: SettingsModel; hubs: readonly HubChoice[] };

/** On which hubs badges are shown, and whether models without a record are marked. */
export function HubsSection({ model, hubs }: Props) {
  return (
    <AsyncView resource={model.settings}>
      {({ hiddenHubs, showUngoverned }) => (
        <div class="hubs-section">
          {hubs.map(({ id, name }) => (
            <Toggle
              key={id}
              label={t('options_hub_show', name)}
              hint={t('options_hub_hint')}
              on={!hiddenHubs.includes(id)}
              busy={model.write.busy.value}
              onChange={(on) =>
                void model.write.run({
                  hiddenHubs: on ? hiddenHubs.filter((one) => one !== id) : [...hiddenHubs, id],
                })
              }
            />
          ))}
          <Toggle
            label={t('options_ungoverned')}
            hint={t('options_ungoverned_hint')}
            on={showUngoverned}
            busy={model.write.busy.value}
            onChange={(on) => void model.write.run({ showUngoverned: on })}
          />
          {model.write.code.value !== null && <ErrorState code={model.write.code.value} />}
        </div>
      )}
    </AsyncView>
  );
}
