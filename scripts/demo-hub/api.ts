/** The JSON API of the real hub as far as it is read: model info and file listing (huggingface_hub, hub-docs). */
import {
  type Answer,
  type Ask,
  answerError,
  answerJson,
  answerMissing,
  answerRedirect,
  getRecord,
  hubOrigin,
  isShown,
  toPath,
} from './answer';
import { findRepository } from './repositories';
import {
  type Commit,
  findCommit,
  getHexDigest,
  listFiles,
  type Repository,
  type RepositoryFile,
} from './repository';

/** `/api/models/{owner}/{name}[/revision/{rev} | /tree/{rev}[/{folder}]]`. */
export function answerApi(ask: Ask): Answer {
  const [, kind, ...rest] = ask.segments;
  if (kind !== 'models') return answerError({ status: 404, message: 'Not Found' });
  const { repository, tail, redirect } = findTarget(rest);
  if (!repository || !isShown(ask, repository)) return answerMissing();
  if (redirect) return answerRedirect(toPath(['api', 'models', ...redirect]), ask.query);
  const [page = 'revision', revision = 'main', ...folder] = tail;
  const commit = findCommit(repository, revision);
  if (!commit) {
    const message = `Invalid rev id: ${revision}`;
    return answerError({ status: 404, message, code: 'RevisionNotFound' });
  }
  if (page === 'revision') return answerJson(toModelInfo(ask, repository, commit));
  if (page === 'tree') return answerTree({ ask, repository, commit, revision, folder });
  return answerError({ status: 404, message: 'Not Found' });
}

/** A single segment may be an old id; a name that is not the canonical one is redirected. */
export function findTarget(segments: readonly string[]): {
  repository: Repository | null;
  tail: readonly string[];
  redirect: readonly string[] | null;
} {
  const [owner = '', name = '', ...rest] = segments;
  const two = findRepository(`${owner}/${name}`);
  const one = two ? null : findRepository(owner);
  const repository = two ?? one;
  if (!repository) return { repository: null, tail: [], redirect: null };
  const tail = two ? rest : segments.slice(1);
  const asked = two ? `${owner}/${name}` : owner;
  const redirect = asked === repository.id ? null : [...repository.id.split('/'), ...tail];
  return { repository, tail, redirect };
}

/** What the model's card says of itself, as the API gives it. */
export function toCardData(repository: Repository, record: string | null) {
  const { license, libraryName, pipelineTag, baseModel } = repository;
  return {
    license,
    library_name: libraryName,
    pipeline_tag: pipelineTag,
    ...(baseModel === null ? {} : { base_model: baseModel }),
    ...(record === null ? {} : { governance: record }),
  };
}

/** What listings and headers say of a model. */
export function toModelSummary(repository: Repository) {
  const { id, downloads, likes, gated, isPrivate, parameters, pipelineTag } = repository;
  return {
    ...{ id, downloads, likes, gated, private: isPrivate, numParameters: parameters },
    author: id.split('/')[0],
    pipeline_tag: pipelineTag,
    lastModified: repository.commits[0].date,
    repoType: 'model' as const,
  };
}

function toModelInfo(ask: Ask, repository: Repository, commit: Commit) {
  const { _id, id, license, baseModel, commits, parameters } = repository;
  const record = getRecord(ask, id);
  const files = listFiles(commit, record);
  const withBlobs = ask.query.get('blobs') === 'true';
  return {
    _id,
    ...toModelSummary(repository),
    modelId: id,
    sha: commit.sha,
    createdAt: commits[commits.length - 1]?.date,
    disabled: false,
    library_name: repository.libraryName,
    tags: [
      repository.libraryName,
      repository.pipelineTag,
      `license:${license}`,
      ...(baseModel === null ? [] : [`base_model:${baseModel}`]),
      'region:us',
    ],
    cardData: toCardData(repository, record),
    siblings: files.map((file) => (withBlobs ? toSibling(file) : { rfilename: file.path })),
    spaces: [],
    safetensors: { parameters: { BF16: parameters }, total: parameters },
    usedStorage: files.reduce((sum, file) => sum + file.size, 0),
  };
}

const getPointerSize = (file: RepositoryFile) => Buffer.byteLength(file.text);

function toSibling(file: RepositoryFile) {
  const { path, size, oid, lfs } = file;
  const pointerSize = getPointerSize(file);
  return {
    ...{ rfilename: path, size, blobId: oid },
    ...(lfs ? { lfs: { sha256: lfs.oid, size: lfs.size, pointerSize } } : {}),
  };
}

function toTreeEntry(file: RepositoryFile) {
  const { path, size, oid, lfs } = file;
  const large = lfs && {
    lfs: { ...lfs, pointerSize: getPointerSize(file) },
    xetHash: getHexDigest('sha256', `xet:${lfs.oid}`),
  };
  return { type: 'file' as const, ...{ oid, size, path }, ...large };
}

/** The entries below a folder ('' is the root): all files and folders, or those directly in it. */
export function listEntries(
  files: readonly RepositoryFile[],
  options: { folder: string; recursive: boolean },
) {
  const prefix = options.folder === '' ? '' : `${options.folder}/`;
  const below = files.filter(({ path }) => path.startsWith(prefix));
  const folders = new Set(
    below.flatMap(({ path }) => {
      const parts = path.slice(prefix.length).split('/').slice(0, -1);
      return parts.map((_, index) => `${prefix}${parts.slice(0, index + 1).join('/')}`);
    }),
  );
  const isShown = (path: string) => options.recursive || !path.slice(prefix.length).includes('/');
  return [
    ...[...folders].filter(isShown).map((path) => ({
      type: 'directory' as const,
      ...{ path, size: 0, oid: getHexDigest('sha1', `tree:${path}`) },
    })),
    ...below.filter(({ path }) => isShown(path)).map(toTreeEntry),
  ];
}

function answerTree(parts: {
  ask: Ask;
  repository: Repository;
  commit: Commit;
  revision: string;
  folder: readonly string[];
}): Answer {
  const { ask, repository, commit, revision } = parts;
  const recursive = ask.query.get('recursive') === 'true';
  const folder = parts.folder.join('/');
  const files = listFiles(commit, getRecord(ask, repository.id));
  const entries = listEntries(files, { folder, recursive });
  if (folder !== '' && entries.length === 0) {
    const message = `${folder} does not exist on "${revision}"`;
    return answerError({ status: 404, message, code: 'EntryNotFound' });
  }
  const start = Math.max(0, Math.trunc(Number(ask.query.get('cursor') ?? 0)) || 0);
  const end = start + ask.treePageSize;
  if (end >= entries.length) return answerJson(entries.slice(start));
  const query = new URLSearchParams(ask.query);
  query.set('cursor', String(end));
  const segments = [
    'api',
    'models',
    ...repository.id.split('/'),
    'tree',
    revision,
    ...parts.folder,
  ];
  const link = `<${hubOrigin}${toPath(segments)}?${query}>; rel="next"`;
  return answerJson(entries.slice(start, end), { link });
}
