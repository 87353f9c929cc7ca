import { Address } from '@/components/ui/address';
import { Facts } from '@/components/ui/facts';
import { Notice } from '@/components/ui/notice';
import { getProvenanceText } from '@/components/ui/provenance-text';
import { Time } from '@/components/ui/time';
import { Untrusted } from '@/components/ui/untrusted';
import { formatBytes } from '@/lib/format/bytes';
import { toKey } from '@/lib/format/message-key';
import { plural, t } from '@/lib/i18n';
import type { Approval } from '@/lib/model/badge';
import type { ManifestSubject, ManifestView } from '@/lib/model/manifest-view';

type Props = { view: ManifestView & ManifestSubject; nowMs: number };

/** Which revision was approved, by whom, and how that is known. */
export function ApprovedRevision({ view, nowMs }: Props) {
  const { model, provenance, reasons, demo } = view;
  const now = BigInt(Math.floor(nowMs / 1_000));
  const readAtMs = 'at' in provenance ? provenance.at.readAtMs : provenance.readAtMs;
  return (
    <section class="check-section">
      <h2>
        <Untrusted text={model.name} max={60} />
      </h2>
      {reasons.length > 0 && (
        <Notice tone={demo ? 'demo' : 'warning'} title={t('check_reasons')}>
          <ul class="check-reasons">
            {reasons.map((reason) => (
              <li key={reason}>{t(`reason_${toKey(reason)}`)}</li>
            ))}
          </ul>
        </Notice>
      )}
      <Facts
        rows={[
          'approval' in view
            ? { label: t('check_commit'), value: <Commit {...view.approval} now={now} /> }
            : null,
          'approval' in view
            ? {
                label: t('check_manifest'),
                value: <Address hex={view.approval.manifestHash} what="hash" />,
              }
            : null,
          view.status === 'read'
            ? { label: t('check_files'), value: <Contents view={view} /> }
            : null,
          {
            label: t('check_known'),
            value: (
              <>
                {getProvenanceText(provenance)} <Age readAtMs={readAtMs} now={now} />
              </>
            ),
          },
        ]}
      />
    </section>
  );
}

function Commit({ commit, byVote, by, approvedAt, now }: Approval & { now: bigint }) {
  return (
    <>
      <Address hex={commit} what="hash" /> {byVote ? t('check_by_vote') : t('check_by_owner')}{' '}
      {!byVote && <Address hex={by} />} <Time at={approvedAt} now={now} />
    </>
  );
}

function Contents({ view }: { view: Extract<ManifestView, { status: 'read' }> }) {
  const bytes = view.files.reduce((sum, { size }) => sum + size, 0);
  return (
    <>
      {plural('check_count', view.files.length)}, {formatBytes(bytes)}
      <span class="check-source">
        {t(view.published ? 'check_source_published' : 'check_source_listed')}
      </span>
    </>
  );
}

function Age({ readAtMs, now }: { readAtMs: number; now: bigint }) {
  return <Time at={BigInt(Math.floor(readAtMs / 1_000))} now={now} />;
}
