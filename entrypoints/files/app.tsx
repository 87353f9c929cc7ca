import { useSignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import * as v from 'valibot';
import { CheckView } from '@/components/features/check-files/check-view';
import {
  type CheckOptions,
  createCheckModel,
} from '@/components/features/check-files/create-check-model';
import { DownloadCommands } from '@/components/features/download/download-commands';
import { EmptyState } from '@/components/ui/empty-state';
import { Mark } from '@/components/ui/mark';
import { t } from '@/lib/i18n';
import type { Locator } from '@/lib/model/ids';
import { locator as locatorSchema } from '@/lib/protocol/schemas';
import './files.css';

export type FilesPlatform = Omit<CheckOptions, 'locator'> & {
  /** The fragment of the page's address, now and whenever it changes. */
  hash: { read: () => string; onChange: (work: () => void) => () => void };
};

/** A model's approved files, and the reader's own held against them. */
export function FilesApp({ platform }: { platform: FilesPlatform }) {
  const { hash } = platform;
  const locator = useSignal(parseLocator(hash.read()));
  useEffect(
    () =>
      hash.onChange(() => {
        locator.value = parseLocator(hash.read());
      }),
    [hash, locator],
  );
  return (
    <div class="files">
      <header class="files-head">
        <Mark size={20} />
        <span>{t('extension_name')}</span>
      </header>
      <main class="files-main">
        {locator.value === null ? (
          <>
            <h1>{t('check_title')}</h1>
            <EmptyState title={t('check_no_model')}>
              <p>{t('check_no_model_text')}</p>
            </EmptyState>
          </>
        ) : (
          <Checked key={locator.value} locator={locator.value} platform={platform} />
        )}
      </main>
    </div>
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

/** `#locator=…`; what does not parse counts as not there. */
function parseLocator(hash: string): Locator | null {
  const text = new URLSearchParams(hash.replace(/^#/, '')).get('locator');
  const parsed = v.safeParse(locatorSchema, text);
  return parsed.success ? parsed.output : null;
}
