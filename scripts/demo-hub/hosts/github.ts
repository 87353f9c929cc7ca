/**
 * GitHub: repositories whose pages are swapped in place by Turbo (body replaced, head merged, `turbo:` events on the
 * document), and the REST API: repository, commit, contents, tree.
 */
import { type Answer, answerJson, answerText } from '../answer';
import { each, html } from '../html';
import { renderFrame } from './frame';
import type { Host, HostAsk } from './host';
import {
  findModel,
  getCommitId,
  getNumber,
  githubModels,
  listOtherFiles,
  type OtherModel,
} from './models';

const host = 'github.com';

export const github: Host = { names: [host], answer: answerPage };
export const githubApi: Host = { names: ['api.github.com'], answer: answerApi };

const links = [
  ['Explore', '/explore'],
  ['Pricing', '/pricing'],
] as const;

function answerPage({ segments }: HostAsk): Answer {
  const [owner = '', name = '', page] = segments;
  if (segments.length < 2) return answerText(renderListing(), 'html');
  const model = findModel(githubModels, `${owner}/${name}`);
  const isPage = [undefined, 'tree', 'blob', 'issues'].includes(page);
  if (!model || !isPage) return answerText('Not Found', 'html', 404);
  return answerText(renderRepository(model), 'html');
}

function renderListing(): string {
  const items = githubModels.map(
    ({ id, about }) => html`<li><h3><a href="/${id}">${id}</a></h3><p>${about}</p></li>`,
  );
  return renderFrame({
    ...{ hub: 'GitHub', title: 'Explore GitHub', links, script: turbo },
    main: html`<h1>Explore</h1><ul>${each(items)}</ul>`,
  });
}

function renderRepository(model: OtherModel): string {
  const { id, about } = model;
  const [owner = '', name = ''] = id.split('/');
  const others = githubModels.filter((one) => one.id !== id);
  return renderFrame({
    ...{ hub: 'GitHub', title: `GitHub - ${id}`, links, script: turbo },
    head: html`<meta name="octolytics-dimension-repository_nwo" content="${id}"><meta name="octolytics-dimension-repository_id" content="${getNumber(host, model)}">`,
    main: html`<div id="repository-container-header"><div class="row"><span class="author"><a href="/${owner}">${owner}</a></span><span>/</span><strong itemprop="name"><a href="/${id}">${name}</a></strong></div><nav class="row" aria-label="Repository"><a href="/${id}">Code</a><a href="/${id}/issues">Issues</a></nav></div><article class="markdown-body"><h2>${name}</h2><p>${about}</p>${others.map((one) => html`<h3>See also <a href="/${one.id}">${one.id}</a></h3>`)}</article>`,
  });
}

/** What of Turbo Drive matters to whoever watches the page. */
const turbo = `
(function () {
  if (window.__turbo) return;
  window.__turbo = true;
  function tell(name) { document.dispatchEvent(new CustomEvent(name, { bubbles: true })); }
  function visit(href, isNew) {
    tell('turbo:visit');
    fetch(href).then(function (answer) { return answer.text(); }).then(function (text) {
      var next = new DOMParser().parseFromString(text, 'text/html');
      if (isNew) history.pushState(null, '', href);
      document.title = next.title;
      document.head.querySelectorAll('meta[name^="octolytics"]').forEach(function (meta) { meta.remove(); });
      next.head.querySelectorAll('meta[name^="octolytics"]').forEach(function (meta) { document.head.append(document.importNode(meta, true)); });
      document.documentElement.replaceChild(document.importNode(next.body, true), document.body);
      tell('turbo:render');
      tell('turbo:load');
    });
  }
  document.addEventListener('click', function (event) {
    var link = event.target.closest && event.target.closest('a[href^="/"]');
    if (!link || event.metaKey || event.ctrlKey || event.button !== 0) return;
    event.preventDefault();
    visit(link.getAttribute('href'), true);
  });
  addEventListener('popstate', function () { visit(location.href, false); });
})();`;

/** `/repos/{owner}/{name}` and below. */
function answerApi({ segments, url, getRecord }: HostAsk): Answer {
  const [repos, owner = '', name = '', ...rest] = segments;
  const model = findModel(githubModels, `${owner}/${name}`);
  if (repos !== 'repos' || !model) return missing;
  const sha = getCommitId(host, model);
  const isHere = (revision: string) => ['HEAD', 'main', sha].includes(revision);
  const files = listOtherFiles(model, getRecord(toLocator(model)));
  const [kind, ...tail] = rest;
  if (kind === undefined) return answerJson(toInfo(model));
  if (kind === 'commits' && isHere(tail[0] ?? '')) return answerJson({ sha });
  if (kind === 'contents' && isHere(url.searchParams.get('ref') ?? 'HEAD')) {
    const file = files.find(({ path }) => path === tail.join('/'));
    return file ? answerText(file.text) : missing;
  }
  if (kind === 'git' && tail[0] === 'trees' && isHere(tail[1] ?? '')) {
    const tree = files.map(({ path, oid, text }) => ({
      ...{ path, mode: '100644', type: 'blob', sha: oid, size: Buffer.byteLength(text) },
    }));
    return answerJson({ sha, tree, truncated: false });
  }
  return missing;
}

const missing: Answer = { ...answerJson({ message: 'Not Found' }), status: 404 };

const toLocator = ({ id }: OtherModel) => `${host}/${id.toLowerCase()}`;

function toInfo(model: OtherModel) {
  const { id, source } = model;
  return {
    id: getNumber(host, model),
    full_name: id,
    default_branch: 'main',
    private: false,
    license: { key: source.license, spdx_id: source.license },
  };
}

/** What the chain is told of the newest revision: git's ids, of large files that of their pointers. */
export function listGithubFiles(model: OtherModel, record: string | null) {
  return listOtherFiles(model, record).map(({ path, oid, text }) => ({
    ...{ path, size: Buffer.byteLength(text), digest: oid },
    algorithm: 'git-sha1' as const,
  }));
}
