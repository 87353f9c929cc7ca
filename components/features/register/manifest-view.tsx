import { Address } from '@/components/ui/address';
import { ErrorState } from '@/components/ui/error-state';
import { Facts } from '@/components/ui/facts';
import { Untrusted } from '@/components/ui/untrusted';
import { formatBytes } from '@/lib/format/bytes';
import { formatCount } from '@/lib/format/count';
import { formatAbsolute } from '@/lib/format/time';
import { plural, t } from '@/lib/i18n';
import type { RevisionFile } from '@/lib/model/composing';
import type { PlaceReport } from '@/lib/model/registration';

/** Rows drawn; the manifest covers all files in any case. */
const rowsMax = 200;

/** What a first proposal would approve: every file of the revision, and the hash of all of them. */
export function ManifestView({ report }: { report: PlaceReport }) {
  const { manifest, commit, readAtMs } = report;
  const hub = report.locator.split('/')[0] ?? '';
  if (manifest.status === 'failed') {
    return <ErrorState code={manifest.code} title={t('register_manifest_failed')} />;
  }
  const { files, totalBytes, manifestHash, weightsRoot } = manifest;
  return (
    <div class="register-manifest">
      <h3>{t('register_manifest')}</h3>
      <p class="register-muted">{t('register_manifest_text')}</p>
      <Facts
        rows={[
          { label: t('report_commit'), value: <Address hex={commit} what="hash" /> },
          {
            label: t('report_files'),
            value: `${plural('report_file_count', files.length)}, ${formatBytes(totalBytes)}`,
          },
          { label: t('report_manifest'), value: <Address hex={manifestHash} what="hash" /> },
          { label: t('report_weights'), value: <Address hex={weightsRoot} what="hash" /> },
          {
            label: t('report_source'),
            value: t('report_by', hub, formatAbsolute(BigInt(Math.floor(readAtMs / 1_000)))),
          },
        ]}
      />
      <details>
        <summary>{t('report_show_files')}</summary>
        <Files files={files} />
      </details>
    </div>
  );
}

function Files({ files }: { files: readonly RevisionFile[] }) {
  return (
    <>
      <ul class="register-files">
        {files.slice(0, rowsMax).map((file) => (
          <li class="register-file" key={file.path}>
            <span class="register-file-path">
              <Untrusted text={file.path} max={80} />
            </span>
            <span class="register-file-size">{formatBytes(file.sizeBytes)}</span>
            <Address hex={file.digest} what="hash" />
          </li>
        ))}
      </ul>
      {files.length > rowsMax && (
        <p class="register-muted">{t('report_more_files', formatCount(files.length - rowsMax))}</p>
      )}
    </>
  );
}
