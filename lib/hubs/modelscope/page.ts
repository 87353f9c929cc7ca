/**
 * ModelScope's pages: an application with client-side routes, of which no real page is at hand. A model is told by the
 * address alone, and its title is the heading that holds its name. The international site (modelscope.ai) is another
 * hub, which may give the same name to others.
 */
// Test pages: model https://www.modelscope.cn/models/Qwen/Qwen2.5-7B-Instruct (and /summary, /files)
// · listing https://www.modelscope.cn/models · none https://www.modelscope.cn/datasets
import { getHeadingSpots, parsePathAt } from '@/lib/hubs/page-links';
import { defineHub, type ModelReference } from '@/lib/hubs/types';
import type { Locator } from '@/lib/model/ids';

const segment = /^[A-Za-z0-9_](?:[A-Za-z0-9_.-]{0,94}[A-Za-z0-9_])?$/;
const modelPages = new Set(['summary', 'files', 'feedback']);

export const modelscope = defineHub({
  id: 'modelscope',
  name: 'ModelScope',
  matches: ['https://www.modelscope.cn/*', 'https://modelscope.cn/*'],
  structure: 'unverified',
  locate,
  spots: (root, here) =>
    getHeadingSpots({ root, here, locate }, { headings: 'h1, h2', isNamed: true }),
});

function locate(url: URL): ModelReference | null {
  const [section, owner = '', name = '', page, ...rest] = parsePathAt('modelscope.cn', url) ?? [];
  if (section !== 'models' || !segment.test(owner) || !segment.test(name)) return null;
  const locator = `modelscope.cn/models/${owner}/${name}`.toLowerCase() as Locator;
  if (page === undefined || modelPages.has(page)) return { locator, revision: null, path: null };
  const [view, revision, ...file] = rest;
  if (page !== 'file' || view !== 'view') return null;
  return { locator, revision: revision ?? null, path: file.join('/') || null };
}
