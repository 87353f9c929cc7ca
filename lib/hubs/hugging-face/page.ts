/**
 * Hugging Face pages: server-rendered HTML with Svelte islands; no client router, but listings are re-rendered
 * in place. Selectors name islands, elements and hrefs, never utility classes (those changed in 2025).
 * Single-segment paths are ambiguous (a user, an organisation, an old model id): only a model's own page,
 * which says its id in its header island, is taken for one. A mirror serves the same pages from another host: what it
 * shows is a copy, which only digests vouch for.
 */
// Test pages: model https://huggingface.co/mistralai/Mistral-7B-v0.1 (every tab)
// · listing https://huggingface.co/models · collection https://huggingface.co/collections
// · none https://huggingface.co/docs/hub/index, https://huggingface.co/spaces, https://huggingface.co/settings/tokens
import { readGovernance } from '@/lib/hubs/governance';
import { findLinkTo, getLinked, toSpot } from '@/lib/hubs/page-links';
import { defineHub, type Hub, type ModelReference, type Spot } from '@/lib/hubs/types';
import { type Related, relatedMax } from '@/lib/model/badge';
import type { Locator } from '@/lib/model/ids';
import { type Card, home, readParents, toModelLocator, toOrigin } from './card-data';

/** A model's own page: its card, and what that says it is made from. */
type Told = { locator: Locator; card: Card; parents: Related[] };

/** Whose pages these are, and what is taken from a model's own. */
type Site = {
  host: string;
  aliases: readonly string[];
  take: (told: Told) => { declared?: string[]; related: Related[] };
};
const homeSite: Site = {
  host: home,
  aliases: ['hf.co', 'www.huggingface.co'],
  take: ({ card, parents }) => ({ declared: readGovernance(card), related: parents }),
};
/** Pages of one file at a revision; what the others name is a folder, or a history. */
const filePages = new Set(['blob', 'resolve', 'raw', 'blame', 'edit', 'delete']);
/** Pages of a repository whose fourth segment is a revision. */
const revisionPages = new Set([...filePages, 'tree', 'commit', 'commits', 'upload']);
/** Pages of a repository that name no revision. */
const plainPages = new Set(['discussions', 'settings', 'deploy']);
const revisionLengthMax = 256;

export const huggingFace = defineHub({
  id: 'hugging-face',
  name: 'Hugging Face',
  matches: ['https://huggingface.co/*'],
  structure: 'verified',
  locate: (url) => locate(homeSite, url),
  spots: (root, here) => spots(homeSite, root, here),
  isSettled,
});

/** A mirror at a host (lower case, without a port): the same pages, never linked. */
export function createMirror(host: string): Hub {
  const site: Site = {
    host,
    aliases: [],
    take: ({ locator, parents }) => ({
      related: [toOrigin(locator), ...parents].slice(0, relatedMax),
    }),
  };
  return {
    id: `mirror:${host}`,
    name: host,
    matches: [`https://${host}/*`],
    structure: 'unverified',
    locate: (url) => locate(site, url),
    spots: (root, here) => spots(site, root, here),
    isSettled,
  };
}

function locate({ host, aliases }: Site, url: URL): ModelReference | null {
  if (url.protocol !== 'https:') return null;
  if (url.host !== host && !aliases.includes(url.host)) return null;
  const [owner = '', name = '', page, ...rest] = url.pathname.split('/').slice(1);
  const locator = toModelLocator(`${owner}/${name}`, host);
  if (!locator) return null;
  if (page === undefined || page === '' || plainPages.has(page)) {
    return { locator, revision: null, path: null };
  }
  if (!revisionPages.has(page)) return null;
  const { revision, path } = parseRevision(rest);
  // What cannot be read is another branch than the default one.
  if (rest[0] && !revision) return null;
  return { locator, revision, path: filePages.has(page) ? path : null };
}

/** One segment is the revision, but `refs/pr/N` and `refs/convert/x` are taken whole. */
function parseRevision(rest: string[]): { revision: string | null; path: string | null } {
  const count = rest[0] === 'refs' && rest.length >= 3 ? 3 : 1;
  const revision = decode(rest.slice(0, count).join('/'));
  const path = decode(rest.slice(count).join('/'));
  return { revision: revision || null, path: path || null };
}

/** A malformed escape or an overlong text counts as nothing. */
function decode(text: string): string {
  try {
    const decoded = decodeURIComponent(text);
    return decoded.length <= revisionLengthMax ? decoded : '';
  } catch {
    return '';
  }
}

function* spots(site: Site, root: ParentNode, here: URL): Generator<Spot> {
  const title = getTitle(site, root, here);
  if (title) yield title;
  for (const heading of root.querySelectorAll('article header h4')) {
    const spot = getCard(site, heading, here);
    if (spot) yield spot;
  }
}

function getTitle(site: Site, root: ParentNode, here: URL): Spot | null {
  const header = root.querySelector('[data-target="ModelHeader"]');
  if (!header) return null;
  const { id, cardData, tags, private: isPrivate } = readHeader(header);
  // Neither looked up nor stored.
  if (isPrivate === true) return null;
  // Old ids of one segment: the page's address does not name its model, but its header does; below it are revisions.
  const own = toModelLocator(id, site.host);
  const isOld = /^\/[^/]+\/?$/.test(here.pathname);
  const reference =
    own && isOld ? { locator: own, revision: null, path: null } : locate(site, here);
  if (!reference) return null;
  const links = header.querySelectorAll('h1 a[href]');
  const link = findLinkTo(reference, links, (one) => getTarget(site, one, here));
  const row = link?.closest('h1');
  if (!row) return null;
  const { locator } = reference;
  // What the header tells is of the model it names, or of none.
  const isOwn = own === locator;
  const card = isOwn ? toCard(cardData) : {};
  const parents = readParents(card, tags);
  const { declared = [], related } = site.take({ locator, card, parents });
  const spot = toSpot(row, reference);
  return {
    ...spot,
    sighting: {
      ...spot.sighting,
      ...(isOwn && { written: id as string }),
      ...(declared.length > 0 && { declared }),
      ...(related.length > 0 && { related }),
    },
  };
}

/** The model as the header island's own data has it: whatever the page wrote there. */
function readHeader(header: Element): Card {
  try {
    return toCard(JSON.parse(header.getAttribute('data-props') ?? '')?.model);
  } catch {
    return {};
  }
}

function toCard(value: unknown): Card {
  return typeof value === 'object' && value !== null ? (value as Card) : {};
}

const getTarget = (site: Site, link: Element, here: URL) =>
  getLinked(link, here, (url) => locate(site, url));

function getCard(site: Site, heading: Element, here: URL): Spot | null {
  const article = heading.closest('article');
  const link = heading.closest('a[href]') ?? article?.querySelector('a[href]');
  if (!article || !link || !article.contains(link)) return null;
  const reference = getTarget(site, link, here);
  if (!reference || reference.revision !== null) return null;
  return toSpot(heading.parentElement ?? heading, reference, 'card');
}

/**
 * Svelte 5 leaves comments beginning with `[` in an island until it has hydrated it; a node inserted before that
 * can crash the island (sveltejs/svelte #14920, #15819). An island without any comment gives no sign.
 */
function isSettled(element: Element): boolean | null {
  const island = element.closest('[data-target]');
  if (!island) return null;
  const comments = element.ownerDocument.createTreeWalker(island, NodeFilter.SHOW_COMMENT);
  let seen = false;
  while (comments.nextNode()) {
    if ((comments.currentNode as Comment).data.startsWith('[')) return false;
    seen = true;
  }
  return seen ? true : null;
}
