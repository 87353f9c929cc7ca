import { useSignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import { AccountsSection } from '@/components/features/accounts/accounts-section';
import { createVaultModel } from '@/components/features/accounts/create-vault-model';
import { createNetworksModel } from '@/components/features/networks/create-networks-model';
import { NetworksSection } from '@/components/features/networks/networks-section';
import { AutoLock } from '@/components/features/settings/auto-lock';
import { Consent } from '@/components/features/settings/consent';
import type { KeptData } from '@/components/features/settings/create-data-model';
import {
  createHostAccessModel,
  type HostPermissions,
} from '@/components/features/settings/create-host-access-model';
import {
  createHubsModel,
  type RequestHosts,
} from '@/components/features/settings/create-hubs-model';
import { createSettingsModel } from '@/components/features/settings/create-settings-model';
import { FeeCap } from '@/components/features/settings/fee-cap';
import { HostAccess } from '@/components/features/settings/host-access';
import { HubsSection } from '@/components/features/settings/hubs-section';
import { ProofMode } from '@/components/features/settings/proof-mode';
import { YourData } from '@/components/features/settings/your-data';
import type { PagePlatform } from '@/components/pages/start-page';
import { Mark } from '@/components/ui/mark';
import { useNow } from '@/components/ui/use-now';
import { t } from '@/lib/i18n';
import { About, type Release } from './about';
import { parseSection, type SectionName, sections } from './sections';
import { Stored } from './stored';
import './options.css';

export type OptionsPlatform = PagePlatform & {
  permissions: HostPermissions;
  requestHosts: RequestHosts;
  kept: KeptData;
  release: Release;
  random?: () => number;
};

/** Everything that can be set, one section at a time; each has its own address. */
export function OptionsApp({ platform }: { platform: OptionsPlatform }) {
  const { hash } = platform;
  const section = useSignal<SectionName>(parseSection(hash.read()));
  useEffect(
    () =>
      hash.onChange(() => {
        section.value = parseSection(hash.read());
      }),
    [hash, section],
  );
  return (
    <div class="options">
      <header class="options-head">
        <Mark size={28} />
        <h1>{t('options_title')}</h1>
      </header>
      <nav class="options-nav" aria-label={t('options_nav')}>
        <ul class="options-links">
          {sections.map((name) => (
            <li key={name}>
              <a href={`#${name}`} aria-current={name === section.value ? 'page' : undefined}>
                {t(`options_section_${name}`)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <main class="options-main">
        <h2>{t(`options_section_${section.value}`)}</h2>
        <Section name={section.value} platform={platform} />
      </main>
    </div>
  );
}

function Section({ name, platform }: { name: SectionName; platform: OptionsPlatform }) {
  const { send, now } = platform;
  const models = useMemo(
    () => ({
      settings: createSettingsModel({ send }),
      networks: createNetworksModel({ send, requestHosts: platform.requestHosts }),
      vault: createVaultModel({ send }),
      access: createHostAccessModel(platform.permissions),
      hubs: createHubsModel({ send, requestHosts: platform.requestHosts }),
    }),
    [platform, send],
  );
  const nowMs = useNow(platform);
  useEffect(() => {
    void models.settings.settings.load();
    if (name === 'accounts') void models.vault.vault.load();
    if (name === 'networks') void models.networks.networks.load();
    if (name === 'hubs') {
      void models.access.load();
      void models.hubs.hubs.load();
    }
  }, [models, name]);
  switch (name) {
    case 'accounts':
      return (
        <>
          <AccountsSection
            model={models.vault}
            send={send}
            {...(platform.random ? { random: platform.random } : {})}
          />
          <h3>{t('options_lock')}</h3>
          <AutoLock model={models.settings} />
          <FeeCap model={models.settings} />
        </>
      );
    case 'networks':
      return (
        <>
          <NetworksSection model={models.networks} nowMs={nowMs.value} />
          <h3>{t('options_proofs')}</h3>
          <ProofMode model={models.settings} />
        </>
      );
    case 'hubs':
      return (
        <>
          <HostAccess model={models.access} />
          <HubsSection model={models.hubs} settings={models.settings} />
        </>
      );
    case 'privacy':
      return (
        <>
          <Consent model={models.settings} nowMs={nowMs.value} />
          <Stored />
          <YourData
            send={send}
            now={now}
            kept={platform.kept}
            version={platform.release.version}
            onErased={() => void models.settings.settings.load()}
          />
        </>
      );
    case 'about':
      return <About release={platform.release} />;
    default:
      return name satisfies never;
  }
}
