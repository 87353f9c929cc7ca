/** axe over every view of the gallery in both themes: our pages as they are shipped, with a background that is played. */
import AxeBuilder from '@axe-core/playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Gallery, openGallery, type Theme } from '@/scripts/screens/gallery';

const themes: readonly Theme[] = ['light', 'dark'];
const sizes = { popup: { width: 360, height: 580 }, other: { width: 1000, height: 760 } };
const allMs = 600_000;

let gallery: Gallery;

beforeAll(async () => {
  gallery = await openGallery();
});

afterAll(async () => {
  await gallery?.close();
});

async function findViolations(id: string, surface: string, theme: Theme): Promise<string[]> {
  const size = surface === 'popup' ? sizes.popup : sizes.other;
  const page = await gallery.open({ id, theme, ...size });
  try {
    // Legacy mode: the page stands in a context of its own, and has no frames to look into.
    const { violations, passes } = await new AxeBuilder({ page }).setLegacyMode().analyze();
    if (passes.length < 5) return [`${id} ${theme}: axe found hardly anything to look at`];
    return violations.flatMap(({ id: rule, nodes }) =>
      nodes.map(({ html }) => `${id} ${theme}: ${rule}: ${html.slice(0, 160)}`),
    );
  } finally {
    await page.close();
  }
}

describe('axe', () => {
  test.each(themes)('every view, %s', { timeout: allMs }, async (theme) => {
    expect(gallery.scenarios.length).toBeGreaterThan(80);
    const found: string[] = [];
    for (const { id, surface } of gallery.scenarios) {
      found.push(...(await findViolations(id, surface, theme)));
    }
    expect(found).toEqual([]);
  });
});
