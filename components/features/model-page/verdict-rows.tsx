import { Address } from '@/components/ui/address';
import { Time } from '@/components/ui/time';
import { Untrusted } from '@/components/ui/untrusted';
import {
  getClaimsText,
  getFilesText,
  getFileText,
  getLicenceText,
  getLinkText,
  getRelationNote,
  getRelationText,
  hasLicence,
} from '@/components/ui/verdict-details';
import { t } from '@/lib/i18n';
import type { BadgeState, Model, RelationState } from '@/lib/model/badge';
import { formatRecordId } from '@/lib/model/caip';
import { FileChanges } from './file-changes';

/** What the verdict rests on, as rows: link, relation, suspension, files, licence. */
export function getVerdictRows(badge: BadgeState, now: bigint) {
  const { model, relation, declared, licence } = badge;
  const file = getFileText(badge);
  return [
    { label: t('about_link'), value: <Link badge={badge} now={now} /> },
    relation && { label: t('about_relation'), value: <Relation {...relation} /> },
    model === null && declared.length > 0
      ? { label: t('about_declared'), value: <Declared texts={declared} /> }
      : null,
    model?.suspension
      ? { label: t('about_suspended'), value: <Suspension model={model} now={now} /> }
      : null,
    model && file !== null
      ? {
          label: t('file_this'),
          value: (
            <>
              <code>
                <Untrusted text={badge.path ?? ''} max={64} />
              </code>
              <p>{file}</p>
            </>
          ),
        }
      : null,
    model && { label: t('about_files'), value: <Files badge={badge} /> },
    hasLicence(badge) ? { label: t('about_licence'), value: getLicenceText(licence) } : null,
  ];
}

function Link({ badge, now }: { badge: BadgeState; now: bigint }) {
  const { model, verdict, registeredAs } = badge;
  const claims = model && getClaimsText(model, now);
  return (
    <>
      <p>{getLinkText(badge)}</p>
      {claims && <p>{claims}</p>}
      {registeredAs !== null && <p>{t('about_registered_as', registeredAs)}</p>}
      {verdict.link === 'gone' && (
        <>
          <p>{t('about_gone_checked')}</p>
          <p>{t('about_gone_not_checked')}</p>
        </>
      )}
    </>
  );
}

function Relation(relation: RelationState) {
  return (
    <>
      <p>
        {getRelationText(relation)} <Untrusted text={relation.name} max={48} />
      </p>
      <p>
        <code>{relation.locator}</code>
      </p>
      <p>
        <code>{formatRecordId(relation.record)}</code>
      </p>
      <p>{getRelationNote(relation)}</p>
    </>
  );
}

function Declared({ texts }: { texts: readonly string[] }) {
  return (
    <>
      {texts.map((text) => (
        <p key={text}>
          <code>
            <Untrusted text={text} max={90} />
          </code>
        </p>
      ))}
    </>
  );
}

function Suspension({ model: { suspension }, now }: { model: Model; now: bigint }) {
  if (!suspension) return null;
  return (
    <>
      <p>
        <Time at={suspension.at} now={now} /> <Address hex={suspension.by} />
      </p>
      <p>
        {suspension.reason === '' ? (
          t('about_no_reason')
        ) : (
          <Untrusted text={suspension.reason} max={200} />
        )}
      </p>
    </>
  );
}

function Files({ badge: { verdict, changes, hub } }: { badge: BadgeState }) {
  return (
    <>
      <p>{getFilesText(verdict.files)}</p>
      {changes && changes.total > 0 && <FileChanges {...changes} />}
      {hub?.gated && <p>{t('about_gated')}</p>}
    </>
  );
}
