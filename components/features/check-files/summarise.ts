import type { ApprovedFile } from '@/lib/model/manifest-view';
import type { Check } from './create-check-queue';

export type CheckSummary = {
  /** How many files the manifest has. */
  approved: number;
  /** Paths, by what became of them. */
  same: readonly string[];
  differs: readonly string[];
  /** Content of an approved file under a name that is not in the manifest. */
  moved: readonly string[];
  unlisted: readonly string[];
  failed: readonly string[];
  /** Approved files that were not among the files given, nor their content under another name. */
  missing: readonly string[];
  /** Still to be read. */
  open: number;
};

/** What came of all files together. */
export function summarise(files: readonly ApprovedFile[], checks: readonly Check[]): CheckSummary {
  const listKind = (kind: string) =>
    checks
      .filter(({ state }) => state.status === 'checked' && state.verdict.kind === kind)
      .map(({ path }) => path);
  const given = new Set(checks.map(({ path }) => path));
  const elsewhere = new Set(checks.flatMap(listContent));
  return {
    approved: files.length,
    same: listKind('same'),
    differs: listKind('differs'),
    moved: listKind('moved'),
    unlisted: listKind('unlisted'),
    failed: checks.filter(({ state }) => state.status === 'failed').map(({ path }) => path),
    missing: files
      .filter(({ path }) => !given.has(path) && !elsewhere.has(path))
      .map(({ path }) => path),
    open: checks.filter(({ state }) => state.status === 'waiting' || state.status === 'reading')
      .length,
  };
}

/** The approved path whose content a file has under another name. */
function listContent({ state }: Check): readonly string[] {
  if (state.status !== 'checked') return [];
  const { verdict } = state;
  if (verdict.kind === 'moved') return [verdict.from.path];
  return verdict.kind === 'differs' && verdict.content ? [verdict.content.path] : [];
}
