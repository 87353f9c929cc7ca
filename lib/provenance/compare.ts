/** The files of one revision against those of another: did the weights change, the code, or only texts. Pure. */
import type { FilesFacts } from './facts';
import type { ManifestFile } from './manifest';

/** Files that no loader runs or reads: prose, pictures, git's own. Everything else that is small counts as code. */
const textPattern =
  /(^|\/)(licen[cs]e|notice|readme|changelog|authors|citation)[\w-]*(\.(txt|html))?$|\.(md|rst|bib|cff|png|jpe?g|gif|svg|webp|pdf|mp4)$|(^|\/)\.git(attributes|ignore)$/i;

/**
 * What changed, the worst of it. A large file that differs, moved, came or went is a change of the weights; its name
 * counts, since a loader goes by names.
 */
export function compareFiles(
  approved: readonly ManifestFile[],
  shown: readonly ManifestFile[],
): Exclude<FilesFacts, 'not-read'> {
  const before = new Map(approved.map((file) => [file.path, file]));
  const after = new Map(shown.map((file) => [file.path, file]));
  const changed = [...new Set([...before.keys(), ...after.keys()])].filter(
    (path) => !isSameFile(before.get(path), after.get(path)),
  );
  const isText = (path: string) => textPattern.test(path);
  const isLarge = (path: string) =>
    before.get(path)?.algorithm === 'sha256' || after.get(path)?.algorithm === 'sha256';
  if (changed.length === 0) return 'same';
  if (changed.every(isText)) return 'texts-changed';
  return changed.some((path) => isLarge(path) && !isText(path)) ? 'weights-differ' : 'code-changed';
}

function isSameFile(a: ManifestFile | undefined, b: ManifestFile | undefined): boolean {
  return (
    a !== undefined &&
    b !== undefined &&
    a.size === b.size &&
    a.algorithm === b.algorithm &&
    a.digest === b.digest
  );
}
