import type { Address as AddressText } from 'viem';
import { Address } from '@/components/ui/address';
import { Facts } from '@/components/ui/facts';
import { t } from '@/lib/i18n';

/** What this build is, and the contracts it was made for. */
export type Release = {
  version: string;
  /** The same addresses on every chain. */
  contracts: { registry: AddressText; launcher: AddressText; lens: AddressText };
  licencesUrl: string;
};

export function About({ release }: { release: Release }) {
  const { version, contracts, licencesUrl } = release;
  return (
    <>
      <Facts rows={[{ label: t('options_version'), value: version }]} />
      <h3>{t('options_release')}</h3>
      <Facts
        rows={(['registry', 'launcher', 'lens'] as const).map((name) => ({
          label: t(`options_${name}`),
          value: <Address hex={contracts[name]} />,
        }))}
      />
      <h3>{t('options_licence')}</h3>
      <p>
        {t('options_licence_text')} <a href={licencesUrl}>{t('options_licences')}</a>
      </p>
    </>
  );
}
