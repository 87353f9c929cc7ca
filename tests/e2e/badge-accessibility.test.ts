import AxeBuilder from '@axe-core/playwright';
import { type Browser, chromium, type Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findChromium } from '@/scripts/browser/find-chromium';
import { type Gallery, openScene, startGallery } from '@/tests/badge-gallery/server';
import { badgeStates } from '@/tests/fixtures/badge-states';

/** One of each tone, without and with a model, with and without votes, and the worst names. */
const states = [
  'approved',
  'claimed',
  'declared',
  'weights-differ',
  'unknown',
  'demo',
  'hostile-names',
];

let gallery: Gallery;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  const { found } = await findChromium();
  if (!found) throw new Error('Install Chromium first.');
  gallery = await startGallery();
  browser = await chromium.launch({
    executablePath: found.path,
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  const context = await browser.newContext({ viewport: { width: 720, height: 900 } });
  page = await context.newPage();
});
afterAll(async () => {
  await browser?.close();
  await gallery?.close();
});

/** What axe finds in our elements; the page around them is not ours. */
async function listViolations(tag: string): Promise<readonly string[]> {
  const { violations, passes } = await new AxeBuilder({ page }).include(tag).analyze();
  // Where axe could not look inside there would be next to nothing to pass.
  expect(passes.length).toBeGreaterThan(3);
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}

describe.each(['light', 'dark'] as const)('axe, %s', (theme) => {
  test('badges in every state', async () => {
    await openScene(page, gallery, { show: 'badges', theme, open: 'yes' });
    expect(await listViolations('commonweight-badge')).toEqual([]);
  });

  test.each(states)('card: %s', async (state) => {
    await openScene(page, gallery, { show: 'card', state, theme, open: 'yes' });
    expect(await listViolations('commonweight-card')).toEqual([]);
  });

  test.each(['loading', 'failed'] as const)('card: look %s', async (look) => {
    await openScene(page, gallery, { show: 'card', state: 'approved', theme, look, open: 'yes' });
    expect(await listViolations('commonweight-card')).toEqual([]);
  });
});

describe('the card', () => {
  test('behaviour: nothing is wider than it, in any state', async () => {
    const wide: string[] = [];
    for (const state of Object.keys(badgeStates)) {
      await openScene(page, gallery, { show: 'card', state, open: 'yes' });
      const overflow = await page.locator('commonweight-card .frame').evaluate((frame) => {
        for (const part of frame.querySelectorAll('details')) part.open = true;
        return frame.scrollWidth - frame.clientWidth;
      });
      if (overflow > 0) wide.push(`${state}: ${overflow} px`);
    }
    expect(wide).toEqual([]);
  });
});
