/** The header of a model's pages: one island, the same on every tab. */
import type { Ask } from '../answer';
import { getRecord } from '../answer';
import { toCardData, toModelSummary } from '../api';
import { each, type Html, html, when } from '../html';
import type { Page } from '../page';
import type { Repository } from '../repository';
import { formatCount, formatTask } from './numbers';
import { drawAvatar, drawIcon } from './pictures';

export type Tab = 'model' | 'files' | 'community';

export function renderModelHeader(parts: {
  ask: Ask;
  page: Page;
  repository: Repository;
  tab: Tab;
}): Html {
  const { ask, page, repository, tab } = parts;
  const { id, gated } = repository;
  return page.island(
    'ModelHeader',
    toProps(ask, repository, tab),
    html`<header class="repository-header"><div class="container relative"><h1 class="flex flex-wrap items-center">${renderName(id)}${renderLikes(repository)}</h1><div class="tags">${each(
      listTags(repository).map(([text, href]) => html`<a class="tag" href="${href}">${text}</a>`),
    )}</div>${when(gated, () => html`<p class="gate">You need to agree to the owner’s terms before you can download its files.</p>`)}<div class="tabs">${each(
      renderTabs(id, tab),
    )}</div></div></header>`,
  );
}

/** The owner's link and the model's link stand apart; only the second is the model's name. */
function renderName(id: string): Html {
  const [owner = '', name = ''] = id.split('/');
  return html`<div class="group flex items-center">${drawAvatar(owner)}<a href="/${owner}" class="text-gray-400">${owner}</a><div class="slash">/</div></div><!----><div class="max-w-full"><a class="font-mono font-semibold" href="/${id}">${name}</a><button class="copy" title="Copy model name to clipboard" type="button" data-copy="${id}">${drawIcon('copy')}${when(false, () => html``)}</button></div>`;
}

function renderLikes({ likes, id }: Repository): Html {
  const owner = id.split('/')[0] as string;
  return html`<div class="like-group"><button title="Like" type="button" aria-pressed="false">${drawIcon('like')}<span>like</span></button><button title="See users who liked this repository" type="button">${formatCount(likes)}</button></div>${when(
    true,
    () =>
      html`<div class="follow-group"><button type="button">Follow</button><a href="/${owner}">${owner}</a></div>`,
  )}`;
}

function listTags(repository: Repository): readonly (readonly [string, string])[] {
  const { pipelineTag, libraryName, license } = repository;
  return [
    [formatTask(pipelineTag), `/models?pipeline_tag=${encodeURIComponent(pipelineTag)}`],
    [libraryName, `/models?library=${encodeURIComponent(libraryName)}`],
    [`License: ${license}`, `/models?license=${encodeURIComponent(license)}`],
  ];
}

function renderTabs(id: string, active: Tab): readonly Html[] {
  const tabs = [
    ['model', 'card', 'Model card', `/${id}`],
    ['files', 'files', 'Files', `/${id}/tree/main`],
    ['community', 'talk', 'Community', `/${id}/discussions`],
  ] as const;
  return tabs.map(
    ([tab, icon, text, href]) =>
      html`<a class="tab-alternate${tab === active ? ' active' : ''}" href="${href}"${tab === active ? html` aria-current="page"` : null}>${drawIcon(icon)}${text}</a>`,
  );
}

function toProps(ask: Ask, repository: Repository, tab: Tab) {
  const owner = repository.id.split('/')[0] as string;
  const { commits, libraryName } = repository;
  return {
    activeTab: tab,
    author: { name: owner, fullname: owner, type: 'org', isEnterprise: false, followerCount: 12 },
    canReadRepoSettings: false,
    discussionsStats: { closed: 1, open: 2, total: 3 },
    model: {
      ...toModelSummary(repository),
      cardData: toCardData(repository, getRecord(ask, repository.id)),
      cardExists: true,
      createdAt: commits[commits.length - 1]?.date,
      library_name: libraryName,
    },
    query: {},
  };
}
