import { useSignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import { CheckView } from '@/components/features/check-files/check-view';
import {
  type CheckOptions,
  createCheckModel,
} from '@/components/features/check-files/create-check-model';
import { DownloadCommands } from '@/components/features/download/download-commands';
import { NoModel, PageFrame } from '@/components/pages/page-frame';
import type { PagePlatform } from '@/components/pages/start-page';
import { t } from '@/lib/i18n';
import { type Locator, toLocator } from '@/lib/model/ids';

export type FilesPlatform = Omit<CheckOptions, 'locator'> & Pick<PagePlatform, 'hash'>;

/** A model's approved files, and the reader's own held against them. */
export function FilesApp({ platform }: { platform: FilesPlatform }) {
  const { hash } = platform;
  const locator = useSignal(readLocator(hash.read()));
  useEffect(
    () =>
      hash.onChange(() => {
        locator.value = readLocator(hash.read());
      }),
    [hash, locator],
  );
  return (
    <PageFrame>
      {locator.value === null ? (
        <NoModel title={t('check_title')} text={t('check_no_model_text')} />
      ) : (
        <Checked key={locator.value} locator={locator.value} platform={platform} />
      )}
    </PageFrame>
  );
}

function Checked({ locator, platform }: { locator: Locator; platform: FilesPlatform }) {
  const model = useMemo(() => createCheckModel({ ...platform, locator }), [platform, locator]);
  useEffect(() => {
    void model.manifest.load();
    return () => model.stop();
  }, [model]);
  return (
    <CheckView
      model={model}
      now={platform.now}
      onNetworks={() => void platform.send('window.open', { view: 'options', section: 'networks' })}
      renderDownload={(approval) => <DownloadCommands locator={locator} commit={approval.commit} />}
    />
  );
}

/** `locator=…`; what does not parse counts as not there. */
function readLocator(fragment: string): Locator | null {
  return toLocator(new URLSearchParams(fragment).get('locator'));
}
