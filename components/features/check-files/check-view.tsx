import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { AsyncView } from '@/components/ui/async-view';
import { Untrusted } from '@/components/ui/untrusted';
import { t } from '@/lib/i18n';
import type { Approval } from '@/lib/model/badge';
import type { ManifestView } from '@/lib/model/manifest-view';
import { ApprovedRevision } from './approved-revision';
import { CheckProgress } from './check-progress';
import type { CheckModel } from './create-check-model';
import { FileList } from './file-list';
import { ManifestMissing } from './manifest-missing';
import { PickFiles } from './pick-files';
import { readDropped } from './read-dropped';
import { SummaryView } from './summary-view';
import './check-view.css';

type Props = {
  model: CheckModel;
  now: () => number;
  /** Opens the list of networks. */
  onNetworks: () => void;
  /** How to download the approved revision. */
  renderDownload: (approval: Approval) => ComponentChildren;
};

/** What was approved, file by file, and the reader's own files held against it. */
export function CheckView({ model, now, onNetworks, renderDownload }: Props) {
  const { manifest, locator } = model;
  return (
    <div class="check">
      <div class="check-title">
        <h1>{t('check_title')}</h1>
        <p class="check-locator">
          <Untrusted text={locator} max={80} />
        </p>
      </div>
      <AsyncView
        resource={manifest}
        failed={t('check_failed')}
        onStep={(step) => step === 'networks' && onNetworks()}
      >
        {(view) => (
          <>
            <ManifestMissing view={view} model={model} onNetworks={onNetworks} />
            {'model' in view && <ApprovedRevision view={view} nowMs={now()} />}
            {'approval' in view && (
              <section class="check-section">
                <h2>{t('download_title')}</h2>
                {renderDownload(view.approval)}
              </section>
            )}
            {view.status === 'read' && <Checks view={view} model={model} />}
          </>
        )}
      </AsyncView>
    </div>
  );
}

type ReadView = Extract<ManifestView, { status: 'read' }>;

function Checks({ view, model }: { view: ReadView; model: CheckModel }) {
  const progress = model.progress.value;
  const summary = model.summary.value;
  const isOver = useSignal(false);
  return (
    <section
      class={isOver.value ? 'check-files check-files-over' : 'check-files'}
      aria-label={t('check_your_files')}
      onDragOver={(event) => {
        if (!event.dataTransfer?.types.includes('Files')) return;
        event.preventDefault();
        isOver.value = true;
      }}
      onDragLeave={() => {
        isOver.value = false;
      }}
      onDrop={(event) => {
        isOver.value = false;
        if (!event.dataTransfer?.types.includes('Files')) return;
        event.preventDefault();
        void readDropped(event.dataTransfer).then(model.add);
      }}
    >
      <PickFiles model={model} />
      {progress && <CheckProgress progress={progress} onStop={model.stop} />}
      <div role="status">
        {summary && !progress && <SummaryView summary={summary} view={view} />}
      </div>
      <FileList rows={model.rows.value} view={view} />
    </section>
  );
}
