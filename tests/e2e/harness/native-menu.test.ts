import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { WithExtensionApi } from '@/scripts/browser/extension-api';
import type { MenuPlace } from '@/scripts/browser/native-menu';
import { until } from '@/scripts/process/until';
import { type ChromiumSession, startChromium } from '@/tests/helpers/chromium';
import { startTinySite, type TinySite } from '@/tests/helpers/tiny-site';

const menuPage = `<!doctype html><title>Menu</title>
<p id="text">Weights of the twelfth of March</p>
<p><a id="link" href="https://huggingface.co/bigscience/bloom">bigscience/bloom</a></p>
<main id="blank" style="height: 300px"></main>`;

let site: TinySite;
let session: ChromiumSession;

beforeAll(async () => {
  site = await startTinySite({ '/menu': menuPage });
  session = await startChromium({
    extension: 'tests/fixtures/menu-extension',
    onDisplay: true,
    hosts: { 'huggingface.co': site.port },
  });
});

afterAll(async () => {
  await session?.close();
  await site?.stop();
});

/** What the probe's `contextMenus.onClicked` was told last, forgotten once read. */
async function takeChosen(): Promise<Record<string, unknown>> {
  const [worker] = session.context.serviceWorkers();
  return await until(
    () =>
      worker?.evaluate(async () => {
        const { storage } = (globalThis as unknown as WithExtensionApi).chrome;
        const { chosen } = await storage.local.get('chosen');
        await storage.local.remove('chosen');
        return chosen as Record<string, unknown> | undefined;
      }),
    { what: 'the menu item is stored' },
  );
}

describe('chooseFromMenu', () => {
  const cases: readonly [MenuPlace, string, number, Record<string, unknown>][] = [
    ['selection', '#text', 0, { item: 'first', selection: 'Weights of the twelfth of March' }],
    ['selection', '#text', 1, { item: 'second', selection: 'Weights of the twelfth of March' }],
    ['link', '#link', 1, { item: 'second', link: 'https://huggingface.co/bigscience/bloom' }],
    ['page', '#blank', 0, { item: 'first', selection: null, link: null }],
    ['page', '#blank', 1, { item: 'second', selection: null, link: null }],
  ];
  test.each(cases)('args: %s %s, item %i', async (place, selector, index, expected) => {
    const page = await session.context.newPage();
    await page.goto('https://huggingface.co/menu');
    await session.chooseFromMenu({ page, place, target: page.locator(selector), index, count: 2 });
    expect(await takeChosen()).toMatchObject({
      ...expected,
      page: 'https://huggingface.co/menu',
    });
    await page.close();
  });
});
