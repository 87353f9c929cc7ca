/** What a listing shows for its query; the same for the page and for `/models-json`. */
import { repositories } from './repositories';
import type { Repository } from './repository';

export const itemsPerPage = 30;

export const sorts = ['trending', 'downloads', 'likes', 'modified'] as const;
export type Sort = (typeof sorts)[number];

export type ListingQuery = {
  sort: Sort;
  search: string;
  pipelineTag: string | null;
  /** From 0. */
  page: number;
};

export type Listing = {
  query: ListingQuery;
  models: readonly Repository[];
  total: number;
};

const open = repositories.filter(({ isPrivate }) => !isPrivate);

/** Anything unknown in a query counts as not said. */
export function parseListingQuery(query: URLSearchParams): ListingQuery {
  const page = Number(query.get('p') ?? 0);
  return {
    sort: sorts.find((sort) => sort === query.get('sort')) ?? 'trending',
    search: (query.get('search') ?? '').slice(0, 100),
    pipelineTag: query.get('pipeline_tag'),
    page: Number.isInteger(page) && page >= 0 ? page : 0,
  };
}

/** One page of the models a query asks for. */
export function listModels(query: ListingQuery): Listing {
  const search = query.search.toLowerCase();
  const found = open.filter(
    ({ id, pipelineTag }) =>
      id.toLowerCase().includes(search) &&
      (query.pipelineTag === null || query.pipelineTag === pipelineTag),
  );
  const sorted = sortModels(found, query.sort);
  const start = query.page * itemsPerPage;
  return { query, models: sorted.slice(start, start + itemsPerPage), total: found.length };
}

function sortModels(models: readonly Repository[], sort: Sort): readonly Repository[] {
  const order: Record<Sort, (a: Repository, b: Repository) => number> = {
    trending: () => 0,
    downloads: (a, b) => b.downloads - a.downloads,
    likes: (a, b) => b.likes - a.likes,
    modified: (a, b) => (a.commits[0].date < b.commits[0].date ? 1 : -1),
  };
  return [...models].sort(order[sort]);
}

/** The tasks there are, for the filter. */
export function listPipelineTags(): readonly string[] {
  return [...new Set(open.map(({ pipelineTag }) => pipelineTag))].sort();
}
