/**
 * Every view and state of the gallery under axe (WCAG 2.2 AA and best practice), one after the other in a page that
 * stays. The theme changes colours and nothing else (tests/architecture/theme.test.ts), so that in dark the rules on
 * colours are asked again and the others are not.
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Gallery, openGallery, type Reel } from '@/scripts/screens/gallery';
import { runAxe } from '@/tests/helpers/axe';

/** The rules that look at colours; a third one, on enhanced contrast, is of level AAA. */
const colourRules = ['color-contrast', 'link-in-text-block'];

let gallery: Gallery;
beforeAll(async () => {
  gallery = await openGallery();
});
afterAll(() => gallery?.close());

async function listViolations({ page }: Reel, rules: readonly string[] | null) {
  expect(page.frames()).toHaveLength(1);
  return await runAxe(page, rules);
}

test('axe finds nothing in any view and state, light and dark', { timeout: 600_000 }, async () => {
  const reel = await gallery.openReel();
  const found: string[] = [];
  for (const scenario of gallery.scenarios) {
    await reel.show(scenario);
    const light = await listViolations(reel, null);
    await reel.page.emulateMedia({ colorScheme: 'dark' });
    const dark = await listViolations(reel, colourRules);
    // An empty page would pass next to nothing.
    expect(light.passed, scenario.id).toBeGreaterThan(5);
    expect(dark.passed, scenario.id).toBeGreaterThan(0);
    found.push(...light.found.map((line) => `${scenario.id}, light: ${line}`));
    found.push(...dark.found.map((line) => `${scenario.id}, dark: ${line}`));
  }
  await reel.close();
  expect(gallery.scenarios.length).toBeGreaterThan(50);
  expect(found).toEqual([]);
});

test('axe in dark sees a colour that is only wrong there', async () => {
  const reel = await gallery.openReel();
  const [first] = gallery.scenarios;
  if (!first) throw new Error('There is no scenario.');
  await reel.show(first);
  await reel.page.addStyleTag({ content: ':root { --text: light-dark(#000, #222) !important; }' });
  expect((await listViolations(reel, colourRules)).found).toEqual([]);
  await reel.page.emulateMedia({ colorScheme: 'dark' });
  expect((await listViolations(reel, colourRules)).found).not.toEqual([]);
  await reel.close();
});
