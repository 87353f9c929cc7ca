/** What our own pages forbid themselves and others: their policy, and that they stand in no frame. */
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { until } from '@/scripts/process/until';
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

/** Nothing of these leaves the machine or is answered: the policy is asked before anybody is. */
const acts: readonly (readonly [string, string, () => unknown])[] = [
  [
    'a frame of somebody else',
    'frame-src',
    () => {
      const frame = document.createElement('iframe');
      frame.src = 'https://huggingface.co/';
      document.body.append(frame);
    },
  ],
  [
    'a script of a server on this machine',
    'script-src-elem',
    () => {
      const link = document.createElement('link');
      link.rel = 'modulepreload';
      link.href = 'http://127.0.0.1:9/script.js';
      document.head.append(link);
    },
  ],
  [
    'code made while it runs',
    'script-src',
    () => {
      try {
        new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]));
      } catch {
        // Told by the event.
      }
    },
  ],
  [
    'style that came with text',
    'style-src-elem',
    () => {
      const style = document.createElement('style');
      style.textContent = 'body { color: red }';
      document.head.append(style);
    },
  ],
  [
    'a picture of somebody else',
    'img-src',
    () => {
      new Image().src = 'https://huggingface.co/picture.png';
    },
  ],
  [
    'a font of somebody else',
    'font-src',
    () => new FontFace('other', 'url(https://huggingface.co/a.woff2)').load().catch(() => {}),
  ],
  [
    'an answer over a connection that anybody may read',
    'connect-src',
    () => fetch('http://huggingface.co/').catch(() => {}),
  ],
  [
    'a form that goes elsewhere',
    'form-action',
    () => {
      const form = document.createElement('form');
      form.action = 'https://huggingface.co/';
      form.target = '_blank';
      document.body.append(form);
      form.submit();
    },
  ],
  [
    'another place for its own addresses',
    'base-uri',
    () => {
      const base = document.createElement('base');
      base.href = 'https://huggingface.co/';
      document.head.append(base);
    },
  ],
  [
    'markup made from text',
    'require-trusted-types-for',
    () => {
      try {
        document.createElement('p').innerHTML = '<b>text</b>';
      } catch {
        // Told by the event.
      }
    },
  ],
];

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

  test.each(acts)('T16 it refuses %s', async (_, directive, act) => {
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
