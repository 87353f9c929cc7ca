/**
 * Kaggle's model pages: an application with client-side routes, of which no real page is at hand. A model is told by
 * the address alone; a variation and its version are its revision (Kaggle/kagglehub `handle.py`). The page shows a
 * title that is not the name in the address, so that its first heading is taken.
 */
// Test pages: model https://www.kaggle.com/models/google/gemma · variation https://www.kaggle.com/models/google/gemma/pyTorch/7b-it/2
// · listing https://www.kaggle.com/models · none https://www.kaggle.com/datasets/a/b
import { getHeadingSpots, parsePathAt } from '@/lib/hubs/page-links';
import { defineHub, type ModelReference } from '@/lib/hubs/types';
import type { Locator } from '@/lib/model/ids';

const segment = /^[A-Za-z0-9][A-Za-z0-9_.-]{0,127}$/;
/** Pages below a model. */
const modelPages = new Set(['discussion', 'code', 'versions']);

export const kaggle = defineHub({
  id: 'kaggle',
  name: 'Kaggle',
  matches: ['https://www.kaggle.com/*'],
  structure: 'unverified',
  locate,
  spots: (root, here) =>
    getHeadingSpots({ root, here, locate }, { headings: 'h1', isNamed: false }),
});

function locate(url: URL): ModelReference | null {
  const [section, owner = '', name = '', ...rest] = parsePathAt('kaggle.com', url) ?? [];
  if (section !== 'models' || !segment.test(owner) || !segment.test(name)) return null;
  const locator = `kaggle.com/models/${owner}/${name}`.toLowerCase() as Locator;
  const [framework, variation, version, ...more] = rest;
  if (framework === undefined || modelPages.has(framework)) {
    return { locator, revision: null, path: null };
  }
  const isVersion = version === undefined || /^[1-9]\d{0,8}$/.test(version);
  if (variation === undefined || !isVersion || more.length > 0) return null;
  if (!segment.test(framework) || !segment.test(variation)) return null;
  return { locator, revision: rest.join('/'), path: null };
}
