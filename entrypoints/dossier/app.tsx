import { useSignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import { createDossierModel } from '@/components/features/dossier/create-dossier-model';
import { Dossier } from '@/components/features/dossier/dossier';
import { NoModel, PageFrame } from '@/components/pages/page-frame';
import type { PagePlatform } from '@/components/pages/start-page';
import { useNow } from '@/components/ui/use-now';
import { t } from '@/lib/i18n';
import { formatRecordId } from '@/lib/model/caip';
import { type Locator, toLocator } from '@/lib/model/ids';
import { createSections } from './sections';

type Address = { locator: Locator | null; section: string };

/** One model in full, named in the page's address: `#locator=…&section=…`. */
export function DossierApp({ platform }: { platform: PagePlatform }) {
  const { hash } = platform;
  const address = useSignal(parseAddress(hash.read()));
  useEffect(
    () =>
      hash.onChange(() => {
        address.value = parseAddress(hash.read());
      }),
    [hash, address],
  );
  const { locator, section } = address.value;
  const onSelect = (id: string) => {
    address.value = { locator, section: id };
    hash.write(new URLSearchParams({ locator: locator ?? '', section: id }).toString());
  };
  return (
    <PageFrame>
      {locator === null ? (
        <NoModel title={t('dossier_title')} text={t('dossier_no_model_text')} />
      ) : (
        <Opened
          key={locator}
          locator={locator}
          section={section}
          platform={platform}
          onSelect={onSelect}
        />
      )}
    </PageFrame>
  );
}

type OpenedProps = {
  locator: Locator;
  section: string;
  platform: PagePlatform;
  onSelect: (id: string) => void;
};

function Opened({ locator, section, platform, onSelect }: OpenedProps) {
  const { send, now, every, makeId } = platform;
  const nowMs = useNow(platform);
  const model = useMemo(() => createDossierModel({ send, locator }), [send, locator]);
  const onStep = (step: 'networks' | 'accounts' | 'unlock') =>
    void send('window.open', {
      view: 'options',
      section: step === 'networks' ? 'networks' : 'accounts',
    });
  const governed = model.governed.value;
  // Looked at again, a record keeps its sections and what they read.
  const key = governed && formatRecordId(governed.record);
  const sections = useMemo(
    () => (governed ? createSections(governed, { send, now, every, makeId, nowMs, onStep }) : []),
    [key, send, nowMs],
  );
  return (
    <Dossier
      model={model}
      nowMs={nowMs}
      sections={sections}
      selected={section}
      onSelect={onSelect}
      onStep={onStep}
    />
  );
}

/** What does not parse counts as not there. */
function parseAddress(fragment: string): Address {
  const fields = new URLSearchParams(fragment);
  return { locator: toLocator(fields.get('locator')), section: fields.get('section') ?? '' };
}
