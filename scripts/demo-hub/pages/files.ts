/** The files tab, one file, and the history of a model. */
import { type Ask, getRecord } from '../answer';
import { listEntries } from '../api';
import { each, type Html, html, when } from '../html';
import { createPage } from '../page';
import { type Commit, listFiles, type Repository, type RepositoryFile } from '../repository';
import { renderModelHead } from './model-card';
import { renderModelHeader } from './model-header';
import { formatBytes, formatDay } from './numbers';
import { drawIcon } from './pictures';

type Place = {
  ask: Ask;
  repository: Repository;
  commit: Commit;
  /** As the address has it. */
  revision: string;
  /** Folder or file. */
  path: string;
};

type Entry = ReturnType<typeof listEntries>[number];

/** `/owner/name/tree/<rev>[/folder]` */
export function renderTree(place: Place): string {
  const { ask, repository, commit, revision, path } = place;
  const page = createPage(ask);
  const files = listFiles(commit, getRecord(ask, repository.id));
  const entries = listEntries(files, { folder: path, recursive: false });
  const list = page.island(
    'ViewerIndexTreeList',
    { entries, revision },
    html`<ul class="file-list">${each(entries.map((entry) => renderEntry(place, entry)))}</ul>`,
  );
  const main = html`${renderModelHeader({ ask, page, repository, tab: 'files' })}<div class="container">${renderBar(place)}${renderLastCommit(place)}${list}</div>`;
  const tail = `/tree/${revision}${path === '' ? '' : `/${path}`}`;
  return page.render({
    title: `${repository.id} at ${revision}`,
    kind: 'ViewerIndexPage',
    head: renderModelHead(repository.id, tail),
    main,
  });
}

/** `/owner/name/blob/<rev>/<path>` */
export function renderBlob(place: Place & { file: RepositoryFile }): string {
  const { ask, repository, revision, path, file } = place;
  const page = createPage(ask);
  const main = html`${renderModelHeader({ ask, page, repository, tab: 'files' })}<div class="container">${renderBar(place)}${renderLastCommit(place)}<section class="file"><p class="file-bar"><a href="/${repository.id}/raw/${revision}/${path}">raw</a> <a href="/${repository.id}/commits/${revision}">history</a> <span>${formatBytes(file.size)}</span></p>${renderContent(file)}</section></div>`;
  return page.render({
    title: `${path} · ${repository.id} at ${revision}`,
    kind: 'ViewerBlobPage',
    head: renderModelHead(repository.id, `/blob/${revision}/${path}`),
    main,
  });
}

/** `/owner/name/commits/<rev>` */
export function renderCommits(place: Place): string {
  const { ask, repository } = place;
  const page = createPage(ask);
  const rows = repository.commits.map(
    ({ sha, title, date }) =>
      html`<li><span>${title}</span><a class="font-mono" href="/${repository.id}/tree/${sha}">${sha.slice(0, 7)}</a><time datetime="${date}">${formatDay(date)}</time></li>`,
  );
  const main = html`${renderModelHeader({ ask, page, repository, tab: 'files' })}<div class="container"><h2>History</h2><ul class="commit-list">${rows}</ul></div>`;
  return page.render({
    title: `Commits · ${repository.id}`,
    kind: 'RepoCommitsPage',
    head: renderModelHead(repository.id, '/commits/main'),
    main,
  });
}

function renderBar({ repository, revision, path }: Place): Html {
  const name = repository.id.split('/')[1] as string;
  const shown = revision.length === 40 ? revision.slice(0, 7) : revision;
  return html`<p class="path-bar"><span class="revision font-mono">${shown}</span><a href="/${repository.id}/tree/${revision}">${name}</a>${path === '' ? null : html`<span>/ ${path}</span>`}<a class="history" href="/${repository.id}/commits/${revision}">History: ${repository.commits.length} commits</a></p>`;
}

function renderLastCommit({ repository, commit }: Place): Html {
  const { sha, title, date } = commit;
  return html`<p class="last-commit"><span>${title}</span><a class="font-mono" href="/${repository.id}/tree/${sha}">${sha.slice(0, 7)}</a><time datetime="${date}">${formatDay(date)}</time></p>`;
}

function renderEntry({ repository, revision, commit }: Place, entry: Entry): Html {
  const { id } = repository;
  const { path, size } = entry;
  const name = path.split('/').at(-1) ?? path;
  const isFolder = entry.type === 'directory';
  const page = isFolder ? 'tree' : 'blob';
  return html`<li><a class="entry" href="/${id}/${page}/${revision}/${path}">${drawIcon(isFolder ? 'folder' : 'file')}<span class="truncate">${name}</span></a>${when(
    !isFolder,
    () =>
      html`<a class="size" title="Download file" download href="/${id}/resolve/${revision}/${path}?download=true">${formatBytes(size)} ${drawIcon('download')}</a>`,
  )}<time datetime="${commit.date}">${formatDay(commit.date)}</time></li>`;
}

function renderContent(file: RepositoryFile): Html {
  const { lfs, text } = file;
  if (!lfs) return html`<pre class="code"><code>${text}</code></pre>`;
  return html`<div class="large-file"><p>This file is stored apart from the repository because of its size.</p><dl><dt>SHA256</dt><dd class="font-mono">${lfs.oid}</dd><dt>Pointer size</dt><dd>${Buffer.byteLength(text)} Bytes</dd><dt>Size of remote file</dt><dd>${formatBytes(lfs.size)}</dd></dl></div>`;
}
