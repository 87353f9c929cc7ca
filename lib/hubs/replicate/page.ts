/**
 * Replicate's pages: an application with client-side routes, of which no real page is at hand. A model is
 * `/owner/name`, a version 64 hex digits (replicate/replicate-javascript). The title is the heading that says
 * the name.
 */
// Test pages: model https://replicate.com/stability-ai/sdxl · version https://replicate.com/stability-ai/sdxl/versions
// · listing https://replicate.com/explore · none https://replicate.com/docs/get-started
import { getHeadingSpots, parsePathAt } from '@/lib/hubs/page-links';
import { defineHub, type ModelReference } from '@/lib/hubs/types';
import type { Locator } from '@/lib/model/ids';

const owner = /^[A-Za-z0-9](?:[A-Za-z0-9-_]{0,62}[A-Za-z0-9])?$/;
const name = /^[A-Za-z0-9](?:[A-Za-z0-9._-]{0,126}[A-Za-z0-9])?$/;
/** First segments that are the hub's own pages, as far as they have pages below them. */
const reserved = new Set(
  'account api blog collections deployments docs explore predictions settings'.split(' '),
);
const modelPages = new Set(['versions', 'api', 'readme', 'examples', 'train', 'playground']);

export const replicate = defineHub({
  id: 'replicate',
  name: 'Replicate',
  matches: ['https://replicate.com/*'],
  structure: 'unverified',
  locate,
  spots: (root, here) => getHeadingSpots({ root, here, locate }, { headings: 'h1', isNamed: true }),
});

function locate(url: URL): ModelReference | null {
  const [user = '', rest = '', page, version] = parsePathAt('replicate.com', url) ?? [];
  if (!owner.test(user) || reserved.has(user.toLowerCase()) || !name.test(rest)) return null;
  if (page !== undefined && !modelPages.has(page)) return null;
  const isVersion = page === 'versions' && /^[0-9a-f]{64}$/.test(version ?? '');
  const locator = `replicate.com/${user}/${rest}`.toLowerCase() as Locator;
  return { locator, revision: isVersion ? (version ?? null) : null, path: null };
}
