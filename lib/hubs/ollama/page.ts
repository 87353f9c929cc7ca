/**
 * Ollama's pages: server-rendered, with htmx appending list items and swapping results in place. Test attributes
 * (`x-test-…`) came and went with redesigns, so models are told by the paths of their links alone.
 * Names fold to lower case, as the registry compares them (ollama/ollama `types/model/name.go`).
 */
// Test pages: model https://ollama.com/library/magistral (and its /tags) · variant https://ollama.com/library/magistral:24b
// · listing https://ollama.com/library, https://ollama.com/search · none https://ollama.com/blog/launch
import {
  findLinkTo,
  getCards,
  getLinked,
  getOuterRow,
  parsePathAt,
  toSpot,
} from '@/lib/hubs/page-links';
import { defineHub, type ModelReference, type Spot } from '@/lib/hubs/types';
import type { Locator } from '@/lib/model/ids';

const namespace = /^[A-Za-z0-9_][A-Za-z0-9_-]{0,79}$/;
/** A model's name, and a tag's. */
const name = /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,79}$/;
/** First segments that are the hub's own pages. `library` is the namespace of the official models. */
const reserved = new Set(
  'search models blog download signin docs public api v2 connect settings assets'.split(' '),
);
/** Pages below a model. */
const modelPages = new Set(['tags', 'blobs']);

export const ollama = defineHub({
  id: 'ollama',
  name: 'Ollama',
  matches: ['https://ollama.com/*'],
  apiMatches: ['https://registry.ollama.ai/*'],
  structure: 'verified',
  locate,
  spots,
  // The server's HTML is all there is; htmx puts in and takes out, and minds nobody's nodes.
  isSettled: () => true,
});

function locate(url: URL): ModelReference | null {
  const [owner = '', model = '', page] = parsePathAt('ollama.com', url) ?? [];
  const [base = '', tag, ...rest] = model.split(':');
  if (!namespace.test(owner) || reserved.has(owner.toLowerCase())) return null;
  if (!name.test(base) || rest.length > 0 || (tag !== undefined && !name.test(tag))) return null;
  if (page !== undefined && !modelPages.has(page)) return null;
  const locator = `ollama.com/${owner}/${base}`.toLowerCase() as Locator;
  return { locator, revision: tag?.toLowerCase() ?? null, path: null };
}

function* spots(root: ParentNode, here: URL): Generator<Spot> {
  const reference = locate(here);
  if (reference) {
    const links = root.querySelectorAll('main a[href]');
    const title = findLinkTo(reference, links, (link) => getLinked(link, here, locate));
    if (title) yield toSpot(getOuterRow(title), reference);
  }
  yield* getCards(root.querySelectorAll('a[href]'), here, locate);
}
