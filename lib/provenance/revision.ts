/**
 * One revision of a repository as its hub lists it, held against the approved one. What the hub says is its word:
 * only the digests are checked later, by whoever downloads the files.
 */
import type { HubApi, HubFile } from '@/lib/hubs/types';
import type { Approval } from '@/lib/model/badge';
import type { FileChange, RevisionFile, RevisionReport } from '@/lib/model/composing';
import type { Locator } from '@/lib/model/ids';
import { isLicenceFile } from './compare';
import { getManifestHash, getWeightsRoot } from './manifest';

export type RevisionRequest = {
  locator: Locator;
  /** Branch, tag or commit; null for the default branch. */
  revision: string | null;
  /** The hub's permanent id as recorded; empty when none was given. */
  repositoryId: string;
  approval: Approval | null;
};

/**
 * Reads the files at a revision and builds its manifest.
 * @throws the errors of {@link HubApi} and {@link ManifestPathError}
 */
export async function readRevision(
  api: HubApi,
  { locator, revision, repositoryId, approval }: RevisionRequest,
  now: () => number,
): Promise<RevisionReport> {
  const repository = await api.fetchRepository(locator, revision);
  const [files, approved] = await Promise.all([
    api.fetchFiles(locator, repository.commit, repository.fileCount),
    approval && readApproved(api, locator, approval),
  ]);
  return {
    locator,
    asked: revision,
    commit: repository.commit,
    manifestHash: getManifestHash(files),
    weightsRoot: getWeightsRoot(files),
    files: compareFiles(files, approved?.files ?? null),
    totalBytes: files.reduce((sum, { size }) => sum + size, 0),
    repository: compareRepository(repositoryId, repository.repositoryId),
    licence: { tag: repository.licence, file: findLicenceFile(files) },
    approved: approved && approval && { commit: approval.commit, check: approved.check },
    readAtMs: now(),
  };
}

/** The first by name, when there are several. */
function findLicenceFile(files: readonly HubFile[]): string | null {
  const [file] = files
    .filter(({ path }) => isLicenceFile(path))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
  return file ? `${file.algorithm}:${file.digest}` : null;
}

/** A hub without permanent ids leaves nothing to compare, as a record without one does. */
function compareRepository(recorded: string, actual: string | null): RevisionReport['repository'] {
  if (recorded === '' || actual === null) return 'not-recorded';
  return recorded === actual ? 'as-recorded' : 'differs';
}

type Approved = {
  check: NonNullable<RevisionReport['approved']>['check'];
  files: readonly HubFile[] | null;
};

/** The approved revision's files, when the hub still lists exactly what was approved. */
async function readApproved(
  api: HubApi,
  locator: Locator,
  { commit, manifestHash }: Approval,
): Promise<Approved> {
  try {
    const files = await api.fetchFiles(locator, commit);
    const isSame = getManifestHash(files).toLowerCase() === manifestHash.toLowerCase();
    return isSame ? { check: 'as-approved', files } : { check: 'differs', files: null };
  } catch {
    // A rewritten history or a hub that fails: the new revision can still be read, just not compared.
    return { check: 'unreadable', files: null };
  }
}

/** The files by path, each with what became of it since the other list; those that are gone come last. */
export function compareFiles(
  files: readonly HubFile[],
  before: readonly HubFile[] | null,
): readonly RevisionFile[] {
  const old = new Map((before ?? []).map((file) => [file.path, file]));
  const now = files.map((file) =>
    toRevisionFile(file, before && getChange(file, old.get(file.path))),
  );
  const paths = new Set(files.map(({ path }) => path));
  const gone = [...old.values()].filter(({ path }) => !paths.has(path));
  return [
    ...now.sort((a, b) => (a.path < b.path ? -1 : 1)),
    ...gone.map((file) => toRevisionFile(file, 'removed')),
  ];
}

function getChange(file: HubFile, old: HubFile | undefined): FileChange {
  if (!old) return 'added';
  const isSame = old.algorithm === file.algorithm && old.digest === file.digest;
  return isSame ? 'same' : 'changed';
}

function toRevisionFile(file: HubFile, change: FileChange | null): RevisionFile {
  const { path, size, algorithm, digest } = file;
  return { path, sizeBytes: size, algorithm, digest, change };
}
