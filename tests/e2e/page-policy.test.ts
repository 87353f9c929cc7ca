/** What our own pages forbid themselves and others: their policy, and that they stand in no frame. */
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { until } from '@/scripts/process/until';
import { forbiddenActs } from '@/tests/helpers/forbidden-acts';
import { copyExtension } from '@/tests/helpers/granted-extension';
import { type HubChromium, startHubChromium } from '@/tests/helpers/hub-stage';
import type { TemporaryFolder } from '@/tests/helpers/temporary-folder';

const paths = ['popup.html', 'composer.html', 'welcome.html', 'options.html'] as const;

let stage: HubChromium;

/** Frames one of our pages in a hub page; whether the page could read it, and whether it shows. */
async function frameOurs({ extensionId, openHubPage }: HubChromium, path: string) {
  const page = await openHubPage('/docs/hub/index');
  const url = `chrome-extension://${extensionId}/${path}`;
  const isRead = await page.evaluate(async (source) => {
    const frame = document.createElement('iframe');
    frame.src = source;
    const loaded = new Promise((resolve) => frame.addEventListener('load', resolve));
    document.body.append(frame);
    await loaded;
    return fetch(source).then(
      () => true,
      () => false,
    );
  }, url);
  const [, framed] = page.frames();
  // What is not shown is a page of the browser's own, about an error.
  const shown = await framed?.evaluate(() => location.protocol);
  await page.close();
  return { isRead, isShown: shown === 'chrome-extension:' };
}

describe('framed', () => {
  let opened: HubChromium;
  let extension: TemporaryFolder;

  beforeAll(async () => {
    stage = await startHubChromium();
  });
  afterAll(async () => {
    await opened?.close();
    await extension?.remove();
    await stage?.close();
  });

  test('T10 our pages cannot be framed, nor read by a page', async () => {
    for (const path of paths) {
      expect(await frameOurs(stage, path)).toEqual({ isRead: false, isShown: false });
    }
  });

  test('T10 nor could they be framed if pages might read them', async () => {
    extension = await copyExtension(() => ({
      web_accessible_resources: [{ resources: ['*.html'], matches: ['<all_urls>'] }],
    }));
    opened = await startHubChromium({ extension: extension.path });
    for (const path of paths) {
      expect(await frameOurs(opened, path)).toEqual({ isRead: true, isShown: false });
    }
  });
});

type WithRefusals = { refused: string[] };

describe('the policy of our pages', () => {
  let page: Page;

  beforeAll(async () => {
    stage = await startHubChromium();
    page = await stage.openPage('welcome.html');
    await page.evaluate(() => {
      const refused: string[] = [];
      Object.assign(globalThis, { refused });
      document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) =>
        refused.push(effectiveDirective),
      );
    });
  });
  afterAll(async () => {
    await stage?.close();
  });

  test.each(forbiddenActs)('T16 it refuses %s', async (_, directive, act) => {
    await page.evaluate(act);
    await until(
      () =>
        page.evaluate(
          (one) => (globalThis as unknown as WithRefusals).refused.includes(one),
          directive,
        ),
      { what: `${directive} refuses it`, timeoutMs: 3_000 },
    );
  });
});
