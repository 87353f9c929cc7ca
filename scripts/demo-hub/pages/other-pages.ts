/** Pages around the models: home, a collection, an owner, discussions; and pages that name no model. */
import type { Ask } from '../answer';
import { each, type Html, html, when } from '../html';
import { listModels } from '../listing-query';
import { createPage } from '../page';
import { findRepository, repositories } from '../repositories';
import type { Repository } from '../repository';
import { collectionPath, spacePath } from './addresses';
import { renderModelHead } from './model-card';
import { renderCard, renderGrid, toCardModel } from './model-grid';
import { renderModelHeader } from './model-header';
import { drawAvatar } from './pictures';

const collected = [
  'mistralai/Mistral-7B-v0.1',
  'HuggingFaceTB/SmolLM2-1.7B-Instruct',
  'Qwen/Qwen2.5-7B-Instruct',
  'BAAI/bge-m3',
  'openai/whisper-large-v3',
  'google-bert/bert-base-uncased',
  'meta-llama/Llama-3.1-8B-Instruct',
  'microsoft/phi-4',
] as const;

const take = (ids: readonly string[]) =>
  ids.map(findRepository).filter((one): one is Repository => one !== null);

export function renderHome(ask: Ask): string {
  const page = createPage(ask);
  const { models } = listModels({ sort: 'trending', search: '', pipelineTag: null, page: 0 });
  const cards = renderGrid(models.slice(0, 7).map(toCardModel));
  const main = html`<div class="container home"><section class="intro"><h1>Models you can read about, and have a say in</h1><p>A demo of a model hub, to try the Commonweight extension on. <a href="/models">See all models</a> or <a href="${collectionPath}">a collection of governed ones</a>.</p></section><section><h2>Trending</h2>${page.island('HomeModels', {}, cards)}</section></div>`;
  return page.render({ title: 'Hugging Face – demo hub', kind: 'HomePage', main });
}

export function renderCollection(ask: Ask): string {
  const page = createPage(ask);
  const models = take(collected).map(toCardModel);
  const items = models.map(
    (model) =>
      html`<li class="collection-item" data-id="${model.id}">${renderCard(model)}${when(model.id === 'BAAI/bge-m3', () => html`<p class="note">Embeds texts in more than a hundred languages.</p>`)}</li>`,
  );
  const main = page.island(
    'CollectionPage',
    { collection: { title: 'Governed models', items: collected } },
    html`<div class="container narrow"><p class="eyebrow">Collection of commonweight</p><h1>Governed models</h1><ul class="collection">${each(items)}</ul></div>`,
  );
  return page.render({ title: 'Governed models - collection', kind: 'CollectionPage', main });
}

/** An organisation or a user: `/owner`. Null when nothing of theirs is here. */
export function renderOwner(ask: Ask, owner: string): string | null {
  const own = repositories.filter(
    ({ id, isPrivate }) => !isPrivate && id.toLowerCase().startsWith(`${owner.toLowerCase()}/`),
  );
  const name = own[0]?.id.split('/')[0];
  if (name === undefined) return null;
  const page = createPage(ask);
  const grid = page.island('OrgProfile', { org: { name } }, renderGrid(own.map(toCardModel)));
  const main = html`<div class="container narrow"><h1 class="owner-name">${drawAvatar(name, 40)}<span>${name}</span></h1><h2>Models <span class="count">${own.length}</span></h2>${grid}</div>`;
  return page.render({ title: `${name} (${name})`, kind: 'OrgPage', main });
}

export function renderDiscussions(ask: Ask, repository: Repository): string {
  const page = createPage(ask);
  const titles = ['How was the licence chosen?', 'Adding safetensors', 'Request: a smaller one'];
  const rows = titles.map(
    (title, index) =>
      html`<li><a href="/${repository.id}/discussions/${index + 1}">${title}</a><span>#${index + 1}</span></li>`,
  );
  const main = html`${renderModelHeader({ ask, page, repository, tab: 'community' })}<div class="container"><h2>Discussions</h2><ul class="commit-list">${rows}</ul></div>`;
  return page.render({
    title: `${repository.id} · Discussions`,
    kind: 'DiscussionsPage',
    head: renderModelHead(repository.id, '/discussions'),
    main,
  });
}

/** A space: its header looks like a model's, its links start with /spaces/. */
export function renderSpace(ask: Ask): string {
  const page = createPage(ask);
  const [owner, name] = ['commonweight', 'try-a-model'];
  const header = page.island(
    'SpaceHeader',
    { space: { id: `${owner}/${name}`, repoType: 'space' } },
    html`<header class="repository-header"><div class="container relative"><h1 class="flex flex-wrap items-center"><div class="group flex items-center">${drawAvatar(owner)}<a href="/${owner}" class="text-gray-400">${owner}</a><div class="slash">/</div></div><div class="max-w-full"><a class="font-mono font-semibold" href="${spacePath}">${name}</a><button class="copy" title="Copy space name to clipboard" type="button">Copy</button></div></h1></div></header>`,
  );
  const cards = [
    '/datasets/commonweight/ballots',
    '/spaces/commonweight/other',
    '/papers/2310.06825',
  ];
  const others = cards.map((href) => renderForeignCard(href));
  const main = html`${header}<div class="container"><p class="about">A space, and cards of things that are no models.</p><div class="grid grid-cols-1 model-grid">${others}</div></div>`;
  return page.render({ title: `${name} - a space by ${owner}`, kind: 'SpacePage', main });
}

/** The same card as a model's, for a dataset, a space or a paper. */
function renderForeignCard(href: string): Html {
  const title = href.split('/').slice(2).join('/');
  return html`<article class="overview-card-wrapper group/repo"><a class="flex items-center justify-between" href="${href}"><div class="w-full truncate"><header class="flex items-center" title="${title}"><h4 class="truncate font-mono">${title}</h4></header></div></a></article>`;
}

export function renderDocs(ask: Ask): string {
  const page = createPage(ask);
  const side = page.island(
    'DocSideMenu',
    {},
    html`<nav aria-label="Chapters"><ul><li><a href="/docs/hub/models">Models</a></li><li><a href="/docs/hub/security">Security</a></li></ul></nav>`,
  );
  const main = html`<div class="container columns docs"><aside>${side}</aside><article class="prose"><h1>Hub documentation</h1><p>Create a token in your <a href="/settings/tokens">settings</a> and find texts with the <a href="/search/full-text">full-text search</a>.</p><h1>Models</h1><p>Read about <a href="/docs/hub/models-the-hub">models</a> first.</p></article></div>`;
  return page.render({ title: 'Hub documentation', kind: 'DocBuilderPage', main });
}

/** Single segments without end: they look like the names of old models. */
export function renderUsers(ask: Ask): string {
  const page = createPage(ask);
  const names = Array.from({ length: 2_000 }, (_, index) => `user-${index}`);
  const rows = ['gpt2', 'bert-base-uncased', ...names].map(
    (name) => html`<li><a href="/${name}">${name}</a></li>`,
  );
  const list = page.island('UserList', {}, html`<ul class="users">${each(rows)}</ul>`);
  const main = html`<div class="container"><h1 class="page-title">Members</h1>${list}</div>`;
  return page.render({ title: 'Members', kind: 'UsersPage', main });
}

/** What is not there, or only for its owner. */
export function renderMissing(ask: Ask): string {
  const page = createPage(ask);
  const main = html`<div class="container missing"><h1>404</h1><p>Sorry, we can’t find the page you are looking for. <a href="/models">See all models</a>.</p></div>`;
  return page.render({ title: '404 – Hugging Face', kind: 'ErrorPage', main });
}
