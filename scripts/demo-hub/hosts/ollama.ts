/**
 * Ollama: server-rendered pages whose listing grows by htmx (a last item with `hx-get`, `hx-trigger="revealed"`), and
 * the registry's manifests. Made after the pages of 2025-08, without their test attributes, which went.
 */
import { type Answer, answerText } from '../answer';
import { each, type Html, html } from '../html';
import { getHexDigest } from '../repository';
import { renderFrame } from './frame';
import type { Host, HostAsk } from './host';
import { findModel, type OtherModel, ollamaModels, ollamaNames } from './models';

const itemsPerPage = 20;
const tags = ['latest', 'f16'] as const;

export const ollama: Host = { names: ['ollama.com'], answer: answerPage };
export const ollamaRegistry: Host = { names: ['registry.ollama.ai'], answer: answerRegistry };

function answerPage({ segments, url }: HostAsk): Answer {
  const [owner = '', rest = '', page] = segments;
  if (segments.length === 1 && (owner === 'library' || owner === 'search')) {
    const from = Math.trunc(Number(url.searchParams.get('from') ?? 0)) || 0;
    const items = renderItems(from);
    return answerText(from > 0 ? items.html : renderListing(items), 'html');
  }
  const [name = '', tag = 'latest'] = rest.split(':');
  const model = findModel(ollamaModels, `${owner}/${name}`);
  const isPage = page === undefined || page === 'tags';
  if (!model || !isPage || !tags.some((one) => one === tag)) return answerText('404', 'html', 404);
  return answerText(renderModel(model, tag), 'html');
}

/** A part of the list; the last item asks for the next part as soon as it is seen. */
function renderItems(from: number): Html {
  const names = ollamaNames.slice(from, from + itemsPerPage);
  const next = from + itemsPerPage;
  const more =
    next < ollamaNames.length
      ? html`<li hx-get="/library?from=${next}" hx-trigger="revealed" hx-swap="outerHTML">…</li>`
      : null;
  return html`${names.map(renderItem)}${more}`;
}

function renderItem(id: string): Html {
  const name = id.startsWith('library/') ? id.slice('library/'.length) : id;
  return html`<li class="flex items-baseline"><a href="/${id}" class="group w-full"><div title="${name}" class="flex flex-col"><h2 class="truncate"><div class="row"><span class="truncate">${name}</span></div></h2><p>A model to run on this computer.</p></div></a></li>
`;
}

function renderListing(items: Html): string {
  return renderFrame({
    hub: 'Ollama',
    title: 'library',
    links,
    main: html`<h1>Models</h1><div id="repo"><ul role="list">${items}</ul></div>`,
    script: htmx,
  });
}

function renderModel(model: OtherModel, tag: string): string {
  const href = `/${model.id}`;
  const variants = tags.map(
    (one) => html`<li><a href="${href}:${one}">${model.title}:${one}</a></li>`,
  );
  return renderFrame({
    hub: 'Ollama',
    title: model.title,
    head: html`<link rel="canonical" href="https://ollama.com${href}">`,
    links,
    main: html`<div class="flex flex-col"><div class="row between"><div class="row col"><div class="truncate"><div class="row"><span class="truncate"><a href="${href}" title="${model.title}">${model.title}</a>${tag === 'latest' ? '' : `:${tag}`}</span></div></div></div><div><input class="command" readonly value="ollama run ${model.title}" aria-label="Command"></div></div></div><p>${model.about}</p><h2>Models</h2><ul>${each(variants)}</ul><h2>Readme</h2><p>See also <a href="/library/bge-m3">bge-m3</a>.</p>`,
    script: htmx,
  });
}

const links = [
  ['Models', '/library'],
  ['Blog', '/blog'],
  ['Sign in', '/signin'],
] as const;

/** What of htmx the listing needs. */
const htmx = `
(function () {
  var seen = new IntersectionObserver(function (entries) {
    entries.forEach(function (entry) {
      if (!entry.isIntersecting) return;
      seen.unobserve(entry.target);
      fetch(entry.target.getAttribute('hx-get')).then(function (answer) { return answer.text(); }).then(function (text) {
        var list = entry.target.parentNode;
        entry.target.outerHTML = text;
        watch(list);
      });
    });
  });
  function watch(root) { root.querySelectorAll('[hx-trigger="revealed"]').forEach(function (item) { seen.observe(item); }); }
  watch(document);
})();`;

/** `/v2/{namespace}/{model}/manifests/{tag}` and `/blobs/sha256:{manifest}`. */
function answerRegistry({ segments }: HostAsk): Answer {
  const [version, owner = '', name = '', kind, reference = ''] = segments;
  const model = findModel(ollamaModels, `${owner}/${name}`);
  if (version !== 'v2' || !model) return missing;
  const tag = tags.find((one) =>
    kind === 'manifests'
      ? one === reference
      : kind === 'blobs' && reference === `sha256:${getManifestDigest(model, one)}`,
  );
  if (tag === undefined) return missing;
  return {
    status: 200,
    headers: { 'content-type': manifestType },
    body: writeManifest(model, tag),
  };
}

const manifestType = 'application/vnd.docker.distribution.manifest.v2+json';
const missing: Answer = {
  status: 404,
  headers: { 'content-type': 'application/json' },
  body: '{"errors":[{"code":"MANIFEST_UNKNOWN","message":"manifest unknown"}]}',
};

/** sha256 of the manifest's bytes, hex: what a tag stands for. */
export function getManifestDigest(model: OtherModel, tag: string): string {
  return getHexDigest('sha256', writeManifest(model, tag));
}

/** The manifest of a tag; both tags have the same weights, and templates of their own. */
export function writeManifest({ id, source }: OtherModel, tag: string): string {
  const weights = source.commits[0].files.filter((file) => file.lfs);
  const small = (kind: string) => ({
    mediaType: `application/vnd.ollama.image.${kind}`,
    digest: `sha256:${getHexDigest('sha256', `${kind}:${id}:${tag}`)}`,
    size: 600,
  });
  return JSON.stringify({
    schemaVersion: 2,
    mediaType: manifestType,
    config: {
      ...small('config'),
      mediaType: 'application/vnd.docker.container.image.v1+json',
    },
    layers: [
      ...weights.map(({ lfs }) => ({
        mediaType: 'application/vnd.ollama.image.model',
        digest: `sha256:${lfs?.oid}`,
        size: lfs?.size,
      })),
      small('template'),
      small('license'),
      small('params'),
    ],
  });
}
