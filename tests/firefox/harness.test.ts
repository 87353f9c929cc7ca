import { afterEach, describe, expect, test } from 'vitest';
import { startFirefox } from '@/tests/helpers/firefox';
import { startTinySite, type TinySite } from '@/tests/helpers/tiny-site';

const closers: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

async function startSite(): Promise<TinySite> {
  const site = await startTinySite({ '/page': '<!doctype html><title>Page</title><h1>Page</h1>' });
  closers.push(site.stop);
  return site;
}

describe('startFirefox', () => {
  test('default: a mapped host is answered by the local server, content scripts run there', async () => {
    const site = await startSite();
    const session = await startFirefox({
      hosts: { 'huggingface.co': site.port },
      extension: 'tests/fixtures/page-extension',
    });
    closers.push(session.close);
    const page = await session.browser.newPage();
    await page.goto('https://huggingface.co/page');
    expect(await page.title()).toBe('Page');
    await page.waitForSelector('html[data-probe=ran]');
    await expect(page.goto('https://example.org/')).rejects.toThrow();
  });

  test('default: the built extension is taken as it is', async () => {
    const site = await startSite();
    const session = await startFirefox({ hosts: { 'huggingface.co': site.port } });
    closers.push(session.close);
    expect(session.addOnId).toMatch(/^commonweight@/);
  });
});
