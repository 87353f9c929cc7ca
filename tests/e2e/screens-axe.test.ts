/** Every view and state of the gallery, in both themes, under axe (WCAG 2.2 AA and best practice). */
import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Gallery, openGallery } from '@/scripts/screens/gallery';

let gallery: Gallery;
beforeAll(async () => {
  gallery = await openGallery();
});
afterAll(() => gallery.close());

describe.each(['light', 'dark'] as const)('axe, %s', (theme) => {
  test('finds nothing in any view and state', { timeout: 600_000 }, async () => {
    const found: string[] = [];
    for (const { id, surface } of gallery.scenarios) {
      const size =
        surface === 'popup' ? { width: 360, height: 580 } : { width: 1_000, height: 760 };
      const page = await gallery.open({ id, theme, ...size });
      const { violations } = await new AxeBuilder({ page }).analyze();
      for (const { id: rule, nodes } of violations)
        found.push(`${id}: ${rule}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
      await page.context().close();
    }
    expect(gallery.scenarios.length).toBeGreaterThan(50);
    expect(found).toEqual([]);
  });
});
