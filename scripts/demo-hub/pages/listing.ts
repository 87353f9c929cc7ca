/** `/models`: filters, sorting and paging re-render the cards in place. `?items=N` is a page of N cards. */
import type { Ask } from '../answer';
import { toModelSummary } from '../api';
import { each, type Html, html } from '../html';
import {
  itemsPerPage,
  type Listing,
  type ListingQuery,
  listModels,
  listPipelineTags,
  parseListingQuery,
  sorts,
} from '../listing-query';
import { createPage } from '../page';
import { repositories } from '../repositories';
import { type CardModel, renderGrid, toCardModel } from './model-grid';
import { formatTask } from './numbers';

const itemsMax = 20_000;

export function renderListing(ask: Ask): string {
  const items = Math.min(itemsMax, Math.trunc(Number(ask.query.get('items') ?? 0)) || 0);
  if (items > 0) return renderLongListing(ask, items);
  const page = createPage(ask);
  const listing = listModels(parseListingQuery(ask.query));
  const main = page.island('ModelList', toProps(listing), renderList(listing));
  return page.render({ title: 'Models - Hugging Face', kind: 'ModelsPage', main });
}

/** The first page state, as the real island carries it; it is not kept up to date afterwards. */
function toProps({ query, models, total }: Listing) {
  return {
    initialValues: {
      activeFilters: query.pipelineTag === null ? [] : [query.pipelineTag],
      models: models.map(toModelSummary),
      numItemsPerPage: itemsPerPage,
      numTotalItems: total,
      pageIndex: query.page,
      searchQuery: query.search,
      sortBy: query.sort,
    },
  };
}

function renderList(listing: Listing): Html {
  const { query, models, total } = listing;
  const pages = Math.max(1, Math.ceil(total / itemsPerPage));
  return html`<div class="container listing"><aside class="filters"><h2>Tasks</h2><ul>${each(
    listPipelineTags().map((tag) => renderTag(tag, query)),
  )}</ul></aside><section class="results"><div class="results-bar"><h1>Models <span class="count" data-list="total">${total}</span></h1><label class="search">Filter by name <input type="search" data-list="search" value="${query.search}"></label><label>Sort <select data-list="sort">${each(
    sorts.map(
      (sort) =>
        html`<option value="${sort}"${sort === query.sort ? html` selected` : null}>${formatTask(sort)}</option>`,
    ),
  )}</select></label></div><p class="empty" data-list="empty"${total === 0 ? null : html` hidden`}>No model matches.</p><div class="relative">${renderGrid(models.map(toCardModel), toFilteredHref(query))}</div><nav class="pages" aria-label="Pages"><button type="button" data-list="previous"${query.page === 0 ? html` disabled` : null}>Previous</button><span data-list="page">Page ${query.page + 1} of ${pages}</span><button type="button" data-list="next"${query.page + 1 >= pages ? html` disabled` : null}>Next</button></nav></section></div>`;
}

function renderTag(tag: string, query: ListingQuery): Html {
  const pressed = tag === query.pipelineTag ? 'true' : 'false';
  return html`<li><button type="button" class="tag" data-list-tag="${tag}" aria-pressed="${pressed}">${formatTask(tag)}</button></li>`;
}

/** With a filter the real hub's cards link absolutely, with a query. */
function toFilteredHref(query: ListingQuery): ((id: string) => string) | undefined {
  const { pipelineTag } = query;
  if (pipelineTag === null) return undefined;
  return (id) => `https://huggingface.co/${id}?pipeline_tag=${encodeURIComponent(pipelineTag)}`;
}

/** Cards already brought to life: the page for measuring, of the hub's models and made-up ones. */
function renderLongListing(ask: Ask, items: number): string {
  const page = createPage(ask);
  const real = repositories.filter(({ isPrivate }) => !isPrivate).map(toCardModel);
  const models = Array.from({ length: items }, (_, index) => real[index] ?? makeUp(index));
  const content = html`<div class="container"><h1 class="page-title">${items} models</h1>${renderGrid(models)}</div>`;
  const main = page.livingIsland('ModelList', { initialValues: { models: [] } }, content);
  return page.render({ title: 'Models - Hugging Face', kind: 'ModelsPage', main });
}

function makeUp(index: number): CardModel {
  return {
    id: `made-up-owner-${index % 97}/model-${index}`,
    pipelineTag: 'text-generation',
    parameters: 1_000_000 * (1 + (index % 900)),
    date: '2025-01-01T00:00:00Z',
    downloads: index * 13,
    likes: index % 400,
  };
}
