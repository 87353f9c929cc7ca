/** Model cards: one anchor each, in listings, collections and on owners' pages. */
import { each, type Html, html } from '../html';
import type { Repository } from '../repository';
import { formatCount, formatDay, formatTask } from './numbers';
import { drawIcon, getAvatarUrl } from './pictures';

/** What a card shows. */
export type CardModel = {
  id: string;
  pipelineTag: string;
  parameters: number;
  /** ISO 8601. */
  date: string;
  downloads: number;
  likes: number;
};

export function toCardModel(repository: Repository): CardModel {
  const { id, pipelineTag, parameters, downloads, likes, commits } = repository;
  return { id, pipelineTag, parameters, downloads, likes, date: commits[0].date };
}

/** `href` differs from the id's path when filters are set: absolute, with a query. */
export function renderCard(model: CardModel, href = `/${model.id}`): Html {
  const { id, pipelineTag, parameters, date, downloads, likes } = model;
  return html`<article class="overview-card-wrapper group/repo"><a class="flex items-center justify-between" href="${href}"><div class="w-full truncate"><header class="flex items-center" title="${id}"><img class="avatar" alt="" src="${getAvatarUrl(id.split('/')[0] as string)}" width="16" height="16"> <h4 class="truncate font-mono">${id}</h4> </header><div class="card-facts"><span class="truncate" data-fact="task">${formatTask(pipelineTag)}</span><span data-fact="parameters">${formatCount(parameters)}</span><span><time datetime="${date}">${formatDay(date)}</time></span><span>${drawIcon('download')}<span data-fact="downloads">${formatCount(downloads)}</span></span><span>${drawIcon('like')}<span data-fact="likes">${formatCount(likes)}</span></span></div></div></a></article>`;
}

/** Two columns where there is room. */
export function renderGrid(models: readonly CardModel[], toHref?: (id: string) => string): Html {
  const cards = models.map((model) => renderCard(model, toHref?.(model.id)));
  return html`<div class="grid grid-cols-1 model-grid">${each(cards)}</div>`;
}
