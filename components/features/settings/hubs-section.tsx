import { AsyncView } from '@/components/ui/async-view';
import { ErrorState } from '@/components/ui/error-state';
import { t } from '@/lib/i18n';
import type { HubsModel } from './create-hubs-model';
import type { SettingsModel } from './create-settings-model';
import { HubRow } from './hub-row';
import { MirrorForm } from './mirror-form';
import { Toggle } from './toggle';
import './hubs-section.css';

type Props = { model: HubsModel; settings: SettingsModel };

/** On which hubs badges are shown, the mirrors of Hugging Face, and what is done about models without a record. */
export function HubsSection({ model, settings }: Props) {
  return (
    <>
      <AsyncView resource={model.hubs}>
        {(hubs) => (
          <div class="hubs-section">
            {hubs.map((hub) => (
              <HubRow key={hub.id} hub={hub} model={model} />
            ))}
          </div>
        )}
      </AsyncView>
      {model.turn.code.value !== null && <ErrorState code={model.turn.code.value} />}
      <h3>{t('options_mirror_title')}</h3>
      <MirrorForm model={model} />
      <h3>{t('options_look_up_title')}</h3>
      <AsyncView resource={settings.settings}>
        {({ lookUpAll }) => (
          <Toggle
            label={t('options_look_up')}
            hint={t('options_look_up_hint')}
            on={lookUpAll}
            busy={settings.write.busy.value}
            onChange={(on) => void settings.write.run({ lookUpAll: on })}
          />
        )}
      </AsyncView>
      {settings.write.code.value !== null && <ErrorState code={settings.write.code.value} />}
    </>
  );
}
