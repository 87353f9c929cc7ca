/**
 * Civitai's pages: a Next.js application with client-side routes and a masonry whose nodes are used again for other
 * models. A model is its number and a version is another; names are not identity. How a model page is built is known
 * from the site's source code alone (civitai/civitai), not from a real page. React gives no sign that it has taken over
 * the server's HTML.
 */
// Test pages: model https://civitai.com/models/4384/dreamshaper · version https://civitai.com/models/4384?modelVersionId=128713
// · listing https://civitai.com/models · none https://civitai.com/models/create, https://civitai.com/images
import { getCards, getLinked, parsePathAt, toSpot } from '@/lib/hubs/page-links';
import { defineHub, type ModelReference, type Spot } from '@/lib/hubs/types';
import type { Locator } from '@/lib/model/ids';

const idMax = 2 ** 31 - 1;

export const civitai = defineHub({
  id: 'civitai',
  name: 'Civitai',
  matches: ['https://civitai.com/*'],
  structure: 'unverified',
  locate,
  spots,
});

function locate(url: URL): ModelReference | null {
  const [section, number = '', ...rest] = parsePathAt('civitai.com', url) ?? [];
  const id = parseId(number);
  // After the number there is at most the name, for people.
  if (section !== 'models' || id === null || rest.length > 1) return null;
  const version = parseId(url.searchParams.get('modelVersionId') ?? '');
  const locator = `civitai.com/models/${id}` as Locator;
  return { locator, revision: version === null ? null : String(version), path: null };
}

function parseId(text: string): number | null {
  const id = /^[1-9]\d{0,9}$/.test(text) ? Number(text) : 0;
  return id > 0 && id <= idMax ? id : null;
}

function* spots(root: ParentNode, here: URL): Generator<Spot> {
  const reference = locate(here);
  const heading = root.querySelector('main h1');
  if (reference && heading && isOfModel(root, here, reference)) yield toSpot(heading, reference);
  yield* getCards(root.querySelectorAll('main a[href*="/models/"]'), here, locate);
}

/** While a route changes, the address may be ahead of the page: the page says itself which model it shows. */
function isOfModel(root: ParentNode, here: URL, { locator }: ModelReference): boolean {
  const canonical = root.querySelector('link[rel="canonical"]');
  return canonical === null || getLinked(canonical, here, locate)?.locator === locator;
}
