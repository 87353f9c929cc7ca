/** What a verdict rests on, in sentences: the card and the popup say the same. Nothing here decides; `judge` did. */

import { toKey } from '@/lib/format/message-key';
import { formatRelative } from '@/lib/format/time';
import { toUntrustedLine } from '@/lib/format/untrusted';
import { plural, t } from '@/lib/i18n';
import type {
  BadgeState,
  ChangedFile,
  FileKind,
  Licence,
  Model,
  RelationState,
} from '@/lib/model/badge';
import type { FilesState } from '@/lib/model/verdict';
import type { Shape } from './shapes';

/** Record and repository, in words. */
export function getLinkText({ verdict, model, relation }: BadgeState): string {
  const isOther = model === null && relation !== null;
  return isOther ? t('link_no_record') : t(`link_${toKey(verdict.link)}`);
}

/** The files against the approved ones, in words: `files_<state>`. */
export function getFilesText(files: FilesState): string {
  return t(`files_${toKey(files)}`);
}

/** A shape for what became of a file, so that the list can be read without its colours. */
export const changeShapes: Readonly<Record<ChangedFile['what'], Shape>> = {
  changed: 'M3 6h10M3 10h10M10.5 3l-5 10',
  added: 'M8 3.5v9M3.5 8h9',
  removed: 'M3.5 8h9',
  moved: 'M3 8h9.5M9 4.5 12.5 8 9 11.5',
};

export function getChangeWord(what: ChangedFile['what']): string {
  return t(`change_${what}`);
}

/** What the file is for, and where a moved one was. */
export function getChangeNote({ kind, from }: { kind: FileKind; from: string | null }): string {
  const what = t(`change_kind_${kind}`);
  return from === null ? what : `${what}, ${t('change_from', isolate(from, 60))}`;
}

/** What can be said of the file whose own page is shown; null on other pages. */
export function getFileText({ path, fileChange, verdict }: BadgeState): string | null {
  if (path === null) return null;
  if (verdict.files === 'cannot-tell' || verdict.files === 'nothing-approved')
    return t('file_not_compared');
  if (fileChange) return t(`file_${fileChange.what}`);
  // The revision is not as approved, and which part this file has in that is not known.
  const isOpen = verdict.word === 'weights-differ' || verdict.word === 'code-changed';
  return t(isOpen ? 'file_not_compared' : 'file_same');
}

/** The licence of the record's terms against the hub's. */
export function getLicenceText({ state, terms, tag }: Licence): string {
  // Terms may name a licence file alone.
  const byTerms = terms === '' ? t('licence_file') : isolate(terms ?? '', 40);
  const byHub = isolate(tag ?? '', 40);
  switch (state) {
    case 'agree':
      return t('licence_agree', byTerms);
    case 'conflict':
      return t('licence_conflict', byTerms, byHub);
    case 'changed':
      return t('licence_changed', terms === null ? byHub : byTerms);
    case 'not-set':
      return tag === null ? t('licence_nowhere') : t('licence_hub_only', byHub);
    case 'not-read':
    case 'cannot-tell':
      return terms === null ? t('licence_not_read') : t('licence_not_compared', byTerms);
    default:
      return state satisfies never;
  }
}

/** Whether there is anything to say of a licence at all: of a hub that was not read nothing is, not even that it states none. */
export function hasLicence({ licence, hub }: Pick<BadgeState, 'licence' | 'hub'>): boolean {
  const { state, terms, tag } = licence;
  return terms !== null || (hub !== null && (state !== 'cannot-tell' || tag !== null));
}

/** How it comes from the other model, whose name stands after this. */
export function getRelationText({ kind }: Pick<RelationState, 'kind'>): string {
  return t(`relation_${kind}`);
}

/** What is known of that: by whose word, or by which digests. */
export function getRelationNote({ kind, weights, suspended }: RelationState): string {
  const known = kind === 'mirror' ? t(`relation_weights_${toKey(weights)}`) : t('relation_by_word');
  return suspended ? `${known} ${t('relation_suspended')}` : known;
}

/** The approved commit where it is offered for download: the repository is the linked one, the record in force. */
export function getOfferedCommit({ verdict, model }: BadgeState): string | null {
  const isOffered = verdict.link === 'linked' && model?.suspension === null;
  return isOffered ? (model.approval?.commit ?? null) : null;
}

/** How many records claim the repository and since when; null when it is this one alone. */
export function getClaimsText(
  { claimCount, oldestClaimAt }: Pick<Model, 'claimCount' | 'oldestClaimAt'>,
  now: bigint,
): string | null {
  if (claimCount < 2) return null;
  return plural('claims', claimCount, formatRelative(oldestClaimAt, now));
}

/** A stranger's text within a sentence of ours: cut, its tricks visible, its direction its own (UAX #9). */
function isolate(text: string, max: number): string {
  return `\u2068${toUntrustedLine(text, max).text}\u2069`;
}
