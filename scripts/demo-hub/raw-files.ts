/** `/{owner}/{name}/raw/{rev}/{path}` and `resolve`: small files as they are, of large ones the pointer, or what is there of them. */
import {
  type Answer,
  type Ask,
  answerError,
  answerMissing,
  answerRedirect,
  answerText,
  getRecord,
  isShown,
  toPath,
} from './answer';
import { findTarget } from './api';
import { findCommit, listFiles, type RepositoryFile } from './repository';

/** Files of a gated repository that anybody may read. */
const isOpen = (path: string) => path === 'README.md' || path === '.gitattributes';

export function answerRawFile(ask: Ask): Answer {
  const { repository, tail, redirect } = findTarget(ask.segments);
  if (!repository || !isShown(ask, repository)) return answerMissing();
  if (redirect) return answerRedirect(toPath(redirect), ask.query);
  const [page, revision = 'main', ...rest] = tail;
  const path = rest.join('/');
  const commit = findCommit(repository, revision);
  if (!commit) {
    const message = `Invalid rev id: ${revision}`;
    return answerError({ status: 404, message, code: 'RevisionNotFound' });
  }
  const file = listFiles(commit, getRecord(ask, repository.id)).find((one) => one.path === path);
  if (!file) return answerError({ status: 404, message: 'Entry not found', code: 'EntryNotFound' });
  if (repository.gated && !isOpen(path)) {
    const message = `Access to model ${repository.id} is restricted. You must be authenticated to access it.`;
    return answerError({ status: 401, message, code: 'GatedRepo' });
  }
  const about = { 'x-repo-commit': commit.sha, etag: `"${file.oid}"` };
  const isContent = page === 'resolve' && file.lfs !== undefined;
  if (isContent && file.content === undefined) return refuseWeights(file, about);
  const { headers, ...answer } = answerText(isContent ? (file.content ?? '') : file.text);
  return { ...answer, headers: { ...headers, ...about } };
}

/** Nobody has the content; what the hub would say of it stands in the headers. */
function refuseWeights(file: RepositoryFile, about: Readonly<Record<string, string>>): Answer {
  const { headers, ...answer } = answerText('The demo hub serves no weights.\n', 'plain', 403);
  const linked = { 'x-linked-etag': `"${file.lfs?.oid}"`, 'x-linked-size': String(file.size) };
  return { ...answer, headers: { ...headers, ...about, ...linked } };
}
