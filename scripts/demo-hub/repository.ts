/**
 * A repository of the demo hub as data: commits with all files, whose digests are real where the content is
 * served (git blob ids of small texts) and derived from a seed where it is not (weights).
 */
import { createHash } from 'node:crypto';

/** One file at one commit. */
export type RepositoryFile = {
  path: string;
  /** In bytes; of a large file the size of what its pointer stands for. */
  size: number;
  /** The git blob id (40 hex): of the content, or of the pointer of a large file. */
  oid: string;
  /** A large file: sha256 (64 hex) and size of its content. */
  lfs?: { oid: string; size: number };
  /** What `raw` answers: the content, or the pointer of a large file. */
  text: string;
  /** Content of a large file, where somebody has it: what `resolve` answers. */
  content?: string;
};

export type Commit = {
  /** 40 hex. */
  sha: string;
  /** ISO 8601, UTC. */
  date: string;
  title: string;
  /** All files but README.md, in byte order of path. */
  files: readonly RepositoryFile[];
  /** README.md as written; the line that names a record is added to its front matter, see {@link listFiles}. */
  readme: string;
};

export type Repository = {
  /** `owner/name` in the hub's own case. */
  id: string;
  /** The hub's permanent id, 24 hex. */
  _id: string;
  /** Newest first, never empty. */
  commits: readonly [Commit, ...Commit[]];
  /** Names that lead here by redirect, such as the one before a rename. */
  formerIds: readonly string[];
  isPrivate: boolean;
  gated: false | 'auto' | 'manual';
  downloads: number;
  likes: number;
  pipelineTag: string;
  libraryName: string;
  license: string;
  baseModel: string | null;
  /** Number of parameters. */
  parameters: number;
};

/** A file of a manifest, as `lib/provenance/manifest` takes it. */
export type ManifestEntry = {
  path: string;
  size: number;
  algorithm: 'sha256' | 'git-sha1';
  digest: string;
};

/** Hex digest of a text. */
export function getHexDigest(algorithm: 'sha1' | 'sha256', text: string): string {
  return createHash(algorithm).update(text, 'utf8').digest('hex');
}

/** The git blob id of a text: sha1 over "blob ", its length in bytes, NUL and the bytes. */
export function getBlobId(text: string): string {
  return getHexDigest('sha1', `blob ${Buffer.byteLength(text)}\0${text}`);
}

/** A small file, kept in git as it is. */
export function createTextFile(path: string, text: string): RepositoryFile {
  return { path, size: Buffer.byteLength(text), oid: getBlobId(text), text };
}

/** A large file; its digest stands for content that nobody has. */
export function createLargeFile(file: {
  path: string;
  size: number;
  seed: string;
}): RepositoryFile {
  const { path, size, seed } = file;
  return createPointer(path, { oid: getHexDigest('sha256', `${seed}\0${path}`), size });
}

function createPointer(path: string, lfs: { oid: string; size: number }): RepositoryFile {
  const text = `version https://git-lfs.github.com/spec/v1\noid sha256:${lfs.oid}\nsize ${lfs.size}\n`;
  return { path, size: lfs.size, oid: getBlobId(text), lfs, text };
}

/** A large file whose content is there: kept outside git by its kind, not its size. */
export function createServedFile(path: string, content: string): RepositoryFile {
  const size = Buffer.byteLength(content);
  return { ...createPointer(path, { oid: getHexDigest('sha256', content), size }), content };
}

/** README.md at a commit; `record` (a CAIP text) stands in its front matter when the repository names one. */
export function getReadme(commit: Commit, record: string | null): string {
  const line = record === null ? '' : `governance: ${record}\n`;
  return commit.readme.replace(/^---\n/, () => `---\n${line}`);
}

/** All files at a commit, README.md among them, in byte order of path. */
export function listFiles(commit: Commit, record: string | null): readonly RepositoryFile[] {
  const readme = createTextFile('README.md', getReadme(commit, record));
  return sortFiles([...commit.files, readme]);
}

/** Byte order of path; the paths here are ASCII. */
export function sortFiles(files: readonly RepositoryFile[]): readonly RepositoryFile[] {
  return [...files].sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** The commit a revision names (`main`, or a full commit id), or null. */
export function findCommit(repository: Repository, revision: string): Commit | null {
  if (revision === 'main') return repository.commits[0];
  return repository.commits.find(({ sha }) => sha === revision.toLowerCase()) ?? null;
}

/**
 * The manifest of a repository at a commit, as the hub's API lists it. The README names the record, so its
 * digest depends on it: give what the hub is started with (`records`), or null when it names none.
 * @throws when there is no such commit
 */
export function manifestFilesOf(
  repository: Repository,
  sha: string,
  record: string | null,
): readonly ManifestEntry[] {
  const commit = findCommit(repository, sha);
  if (!commit) throw new Error(`${repository.id} has no commit ${sha}.`);
  return listFiles(commit, record).map(({ path, size, oid, lfs }) =>
    lfs
      ? { path, size: lfs.size, algorithm: 'sha256', digest: lfs.oid }
      : { path, size, algorithm: 'git-sha1', digest: oid },
  );
}
