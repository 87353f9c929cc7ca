/** The licence of a record's terms against what the hub shows. Pure. */
import type { ChangedFile } from '@/lib/model/badge';
import type { LicenceState } from '@/lib/model/verdict';
import { isLicenceFile } from './compare';
import type { ManifestFile } from './manifest';

export type LicenceFacts = {
  /** Null when the record has no terms. Of the two one may be empty; `licenceFile` as in a manifest, `algorithm:digest`. */
  terms: { licence: string; licenceFile: string } | null;
  /** The hub's licence tag; null when it has none or was not read. */
  tag: string | null;
  /** Against the approved revision; null when not compared. */
  changes: readonly ChangedFile[] | null;
  /** The files at the shown revision; null when not read. */
  shown: readonly ManifestFile[] | null;
};

/** Agree, conflict, or changed since the vote; what is not known is not guessed. The text itself says more than a tag. */
export function compareLicence({ terms, tag, changes, shown }: LicenceFacts): LicenceState {
  const isTextChanged = changes?.some(({ path }) => isLicenceFile(path)) === true;
  if (terms === null) return isTextChanged ? 'changed' : 'not-set';
  const isOther = tag !== null && tag.toLowerCase() !== terms.licence.toLowerCase();
  if (isOther && terms.licence !== '') return 'conflict';
  if (terms.licenceFile === '') {
    if (isTextChanged) return 'changed';
    return tag === null ? 'cannot-tell' : 'agree';
  }
  if (shown === null) return 'not-read';
  const isShown = shown.some(
    ({ path, algorithm, digest }) =>
      isLicenceFile(path) && `${algorithm}:${digest}` === terms.licenceFile,
  );
  return isShown ? 'agree' : 'changed';
}
