import { Address } from '@/components/ui/address';
import { Chip } from '@/components/ui/chip';
import { Facts } from '@/components/ui/facts';
import { Notice } from '@/components/ui/notice';
import { Untrusted } from '@/components/ui/untrusted';
import { formatBytes } from '@/lib/format/bytes';
import { formatAbsolute } from '@/lib/format/time';
import { getLocale, plural, t } from '@/lib/i18n';
import type { FileChange, RevisionFile, RevisionReport } from '@/lib/model/composing';

/** Rows drawn; the manifest covers all files in any case. */
const rowsMax = 200;

/** What a hub says of a revision, file by file, against the approved one. */
export function RevisionReportView({ report }: { report: RevisionReport }) {
  const { commit, manifestHash, weightsRoot, files, totalBytes, readAtMs } = report;
  const hub = report.locator.split('/')[0] ?? '';
  const present = files.filter(({ change }) => change !== 'removed');
  return (
    <div class="composer-report">
      <Warnings report={report} />
      <Facts
        rows={[
          { label: t('report_commit'), value: <Address hex={commit} what="hash" /> },
          { label: t('report_manifest'), value: <Address hex={manifestHash} what="hash" /> },
          { label: t('report_weights'), value: <Address hex={weightsRoot} what="hash" /> },
          {
            label: t('report_files'),
            value: `${plural('report_file_count', present.length)}, ${formatBytes(totalBytes)}`,
          },
          { label: t('report_changes'), value: <Changes report={report} /> },
          {
            label: t('report_source'),
            value: t('report_by', hub, formatAbsolute(BigInt(Math.floor(readAtMs / 1_000)))),
          },
        ]}
      />
      <details>
        <summary>{t('report_show_files')}</summary>
        <FileTable files={files} />
      </details>
    </div>
  );
}

function Warnings({ report }: { report: RevisionReport }) {
  const { repository, approved } = report;
  return (
    <>
      {repository === 'differs' && (
        <Notice tone="danger" title={t('report_differs_title')} announce="alert">
          <p>{t('report_differs')}</p>
        </Notice>
      )}
      {repository === 'not-recorded' && (
        <Notice tone="warning">
          <p>{t('report_not_recorded')}</p>
        </Notice>
      )}
      {approved?.check === 'differs' && (
        <Notice tone="warning">
          <p>{t('report_approved_differs')}</p>
        </Notice>
      )}
      {approved?.check === 'unreadable' && (
        <Notice tone="warning">
          <p>{t('report_approved_unreadable')}</p>
        </Notice>
      )}
    </>
  );
}

function Changes({ report }: { report: RevisionReport }) {
  const { approved, files } = report;
  if (!approved) return <>{t('report_first')}</>;
  if (approved.check !== 'as-approved') return <>{t('report_not_compared')}</>;
  const weights = files.filter(({ algorithm }) => algorithm === 'sha256');
  const changedWeights = weights.filter(({ change }) => change !== 'same').length;
  const changed = files.filter(({ change }) => change !== 'same').length;
  if (changed === 0) return <>{t('report_nothing_changed')}</>;
  return (
    <>
      {plural('report_changed', changed)}
      {'; '}
      {changedWeights === 0
        ? t('report_weights_same')
        : plural('report_weights_changed', changedWeights)}
    </>
  );
}

function FileTable({ files }: { files: readonly RevisionFile[] }) {
  // What changed is what one looks for.
  const sorted = [...files].sort(
    (a, b) => Number(a.change === 'same') - Number(b.change === 'same'),
  );
  const rows = sorted.slice(0, rowsMax);
  return (
    <>
      <ul class="composer-files">
        {rows.map((file) => (
          <li class="composer-file" key={`${file.path} ${file.change}`}>
            <span class="composer-file-path">
              <Untrusted text={file.path} max={80} />
            </span>
            <span class="composer-file-size">{formatBytes(file.sizeBytes)}</span>
            <Address hex={file.digest} what="hash" />
            <ChangeChip change={file.change} />
          </li>
        ))}
      </ul>
      {files.length > rowsMax && (
        <p class="composer-muted">
          {t(
            'report_more_files',
            new Intl.NumberFormat(getLocale()).format(files.length - rowsMax),
          )}
        </p>
      )}
    </>
  );
}

function ChangeChip({ change }: { change: FileChange | null }) {
  switch (change) {
    case null:
      return null;
    case 'same':
      return <Chip tone="grey">{t('change_same')}</Chip>;
    case 'added':
      return <Chip tone="accent">{t('change_added')}</Chip>;
    case 'changed':
      return <Chip tone="amber">{t('change_changed')}</Chip>;
    case 'removed':
      return <Chip tone="red">{t('change_removed')}</Chip>;
    default:
      return change satisfies never;
  }
}
