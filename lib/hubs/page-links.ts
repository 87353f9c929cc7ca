/** What the hubs' pages have in common: links that name models, and the rows in which names stand. */
import { badgeTag, type Place } from '@/lib/model/badge';
import type { ModelReference, Spot } from './types';

type Locate = (url: URL) => ModelReference | null;

/** Layers around a name that hold nothing else; more than this are not looked through. */
const layersMax = 6;
const segmentLengthMax = 256;
const pathLengthMax = 1024;

/**
 * The path's segments, decoded, without empty ones at the end; null when an escape in it is malformed, one within it
 * is empty, or one or all of it is longer than the background takes.
 */
export function parsePath({ pathname }: URL): readonly string[] | null {
  try {
    const segments = pathname.split('/').slice(1).map(decodeURIComponent);
    while (segments.at(-1) === '') segments.pop();
    const isShort = ({ length }: string) => length > 0 && length <= segmentLengthMax;
    return pathname.length <= pathLengthMax && segments.every(isShort) ? segments : null;
  } catch {
    return null;
  }
}

/** The same for pages of one host, with `www.` or without; null for all others. */
export function parsePathAt(host: string, url: URL): readonly string[] | null {
  const isThere = url.protocol === 'https:' && url.hostname.replace(/^www\./, '') === host;
  return isThere ? parsePath(url) : null;
}

/** The model an element links to; hrefs may be relative and carry a query. */
export function getLinked(link: Element, here: URL, locate: Locate): ModelReference | null {
  const href = link.getAttribute('href') ?? '';
  return URL.canParse(href, here) ? locate(new URL(href, here)) : null;
}

/** The first of these links that leads to this model. */
export function findLinkTo(
  { locator }: ModelReference,
  links: Iterable<Element>,
  follow: (link: Element) => ModelReference | null,
): Element | null {
  return [...links].find((link) => follow(link)?.locator === locator) ?? null;
}

/** The spot of a title (the model of the page's address, with the revision and the file it shows), or of a card. */
export function toSpot(
  row: Element,
  { locator, revision, path }: ModelReference,
  place: Place = 'title',
): Spot {
  return {
    row,
    insideLink: row.closest('a[href]') !== null,
    sighting: { locator, place, revision, ...(path !== null && { path }) },
  };
}

/**
 * The cards of a page that is no model's (there, readers' texts link wherever they like): one for each model and
 * list item, at links to the model itself and not to a revision of it.
 */
export function* getCards(links: Iterable<Element>, here: URL, locate: Locate): Generator<Spot> {
  if (locate(here)) return;
  const seen = new Map<Element, Set<string>>();
  for (const link of links) {
    const reference = getLinked(link, here, locate);
    if (!reference || reference.revision !== null || link.closest('header, nav, footer')) continue;
    const card = link.closest('li, article, tr') ?? link;
    const models = seen.get(card) ?? new Set();
    if (models.has(reference.locator)) continue;
    seen.set(card, models.add(reference.locator));
    const heading = link.querySelector('h1, h2, h3, h4, h5, h6');
    yield toSpot(getNameRow(heading ?? link), reference, 'card');
  }
}

/**
 * The spots of a client-side application known from its addresses alone: the title is its first heading. While a route
 * changes, the address may be ahead of the page: where pages write a model's name, the heading must hold it.
 */
export function* getHeadingSpots(
  { root, here, locate }: { root: ParentNode; here: URL; locate: Locate },
  { headings, isNamed }: { headings: string; isNamed: boolean },
): Generator<Spot> {
  const reference = locate(here);
  const name = reference?.locator.split('/').at(-1) ?? '';
  const title = [...root.querySelectorAll(headings)].find(
    (one) => !isNamed || one.textContent.toLowerCase().includes(name),
  );
  if (reference && title) yield toSpot(title, reference);
  yield* getCards(root.querySelectorAll('a[href]'), here, locate);
}

/** Out of the layers that hold a name and nothing else: those cut off what stands beyond the name. */
export function getOuterRow(name: Element): Element {
  let row = name;
  for (let layer = 0; layer < layersMax; layer += 1) {
    const { parentElement } = row;
    if (
      !parentElement ||
      parentElement.localName === 'main' ||
      getParts(parentElement).length > 1
    ) {
      break;
    }
    row = parentElement;
  }
  return row;
}

/** Into a heading, down to the row its words stand in: that is where a badge stands beside them. */
function getNameRow(heading: Element): Element {
  let name = heading;
  for (let layer = 0; layer < layersMax; layer += 1) {
    const [only, ...others] = getParts(name);
    if (!only || others.length > 0) break;
    name = only;
  }
  return name === heading ? heading : (name.parentElement ?? heading);
}

/** An element's children but for badges of ours. */
function getParts(element: Element): readonly Element[] {
  return [...element.children].filter(({ localName }) => localName !== badgeTag);
}
