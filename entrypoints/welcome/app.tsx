import { type ReadonlySignal, useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import { AccountsSection } from '@/components/features/accounts/accounts-section';
import { createVaultModel } from '@/components/features/accounts/create-vault-model';
import {
  createNetworksModel,
  type RequestHosts,
} from '@/components/features/networks/create-networks-model';
import { NetworksSection } from '@/components/features/networks/networks-section';
import { Consent } from '@/components/features/settings/consent';
import {
  createHostAccessModel,
  type HostPermissions,
} from '@/components/features/settings/create-host-access-model';
import { createSettingsModel } from '@/components/features/settings/create-settings-model';
import { HostAccess } from '@/components/features/settings/host-access';
import type { PagePlatform } from '@/components/pages/start-page';
import { getValue } from '@/components/ui/async-state';
import { Mark } from '@/components/ui/mark';
import { useNow } from '@/components/ui/use-now';
import { t } from '@/lib/i18n';
import { Step } from './step';
import './welcome.css';

export type WelcomePlatform = PagePlatform & {
  permissions: HostPermissions;
  requestHosts: RequestHosts;
  /** Numbers from 0 up to 1, to pick the words that are asked for. */
  random?: () => number;
};

/** The page one meets after installing: what is read, where from, and as whom. */
export function WelcomeApp({ platform }: { platform: WelcomePlatform }) {
  const { send } = platform;
  const models = useMemo(
    () => ({
      settings: createSettingsModel({ send }),
      networks: createNetworksModel({ send, requestHosts: platform.requestHosts }),
      vault: createVaultModel({ send }),
      access: createHostAccessModel(platform.permissions),
    }),
    [platform, send],
  );
  const nowMs = useNow(platform);
  useEffect(() => {
    for (const resource of [models.settings.settings, models.networks.networks, models.vault.vault])
      void resource.load();
    void models.access.load();
  }, [models]);
  return (
    <main class="welcome">
      <header class="welcome-head">
        <Mark size={40} />
        <div>
          <h1>{t('welcome_title')}</h1>
          <p>{t('welcome_lead')}</p>
        </div>
      </header>
      <Steps {...models} platform={platform} nowMs={nowMs} />
    </main>
  );
}

type StepsProps = {
  settings: ReturnType<typeof createSettingsModel>;
  networks: ReturnType<typeof createNetworksModel>;
  vault: ReturnType<typeof createVaultModel>;
  access: ReturnType<typeof createHostAccessModel>;
  platform: WelcomePlatform;
  nowMs: ReadonlySignal<number>;
};

function Steps({
  settings,
  networks,
  vault,
  access,
  platform,
  nowMs,
}: StepsProps): ComponentChildren {
  const readOnly = useSignal(false);
  const consented = getValue(settings.settings)?.consentedAtMs != null;
  const hasNetwork = (getValue(networks.networks) ?? []).length > 0;
  const hasAccount = vault.selected.value !== null;
  const allowed = access.state.value === 'granted';
  return (
    <>
      <ol class="welcome-steps">
        <Step title={t('welcome_step_consent')} state={consented ? 'done' : 'open'}>
          <Consent model={settings} nowMs={nowMs.value} />
        </Step>
        <Step title={t('welcome_step_access')} state={allowed ? 'done' : 'open'}>
          <HostAccess model={access} />
        </Step>
        <Step title={t('welcome_step_networks')} state={hasNetwork ? 'done' : 'open'}>
          <NetworksSection model={networks} nowMs={nowMs.value} />
        </Step>
        <Step
          title={t('welcome_step_accounts')}
          state={hasAccount ? 'done' : readOnly.value ? 'optional' : 'open'}
        >
          <AccountsSection
            model={vault}
            send={platform.send}
            {...(platform.random ? { random: platform.random } : {})}
            onReadOnly={() => {
              readOnly.value = true;
            }}
          />
        </Step>
      </ol>
      {consented && hasNetwork && allowed && (hasAccount || readOnly.value) && (
        <section class="welcome-end" role="status">
          <h2>{t('welcome_end')}</h2>
          <p>{t('welcome_end_text')}</p>
          <p>
            <a href="https://huggingface.co/models">{t('welcome_end_button')}</a>
          </p>
        </section>
      )}
    </>
  );
}
