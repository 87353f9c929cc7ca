import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findShadowHosts, waitForShadowHost } from '@/scripts/browser/closed-shadow';
import type { WithExtensionApi } from '@/scripts/browser/extension-api';
import { getExtensionWorker } from '@/scripts/browser/extension-worker';
import { type ChromiumSession, startChromium } from '@/tests/helpers/chromium';
import { startTinySite, type TinySite } from '@/tests/helpers/tiny-site';

/** A page with a closed shadow root that records whether a click was trusted. */
const shadowPage = `<!doctype html><title>Shadow</title><h1>Page</h1><x-badge kind="probe"></x-badge>
<script>
  const root = document.querySelector('x-badge').attachShadow({ mode: 'closed' });
  const style = document.createElement('style');
  style.textContent = 'button { margin: 20px }';
  const button = document.createElement('button');
  button.textContent = 'Open the card';
  const note = document.createElement('p');
  note.textContent = 'weights   approved';
  button.addEventListener('click', (event) => {
    note.textContent = event.isTrusted ? 'clicked by a person' : 'clicked by a script';
  });
  root.append(style, button, note);
</script>`;

let site: TinySite;
let session: ChromiumSession;

beforeAll(async () => {
  site = await startTinySite({ '/shadow': shadowPage });
  session = await startChromium({ hosts: { 'huggingface.co': site.port } });
});

afterAll(async () => {
  await session?.close();
  await site?.stop();
});

describe('startChromium', () => {
  test('default: the extension runs and its pages open', async () => {
    expect(session.extensionId).toMatch(/^[a-p]{32}$/);
    const page = await session.openPage('popup.html');
    expect(await page.title()).toBe('Commonweight');
    await page.close();
  });

  test('args: a mapped host is answered by the local server, any other is not found', async () => {
    const page = await session.context.newPage();
    await page.goto('https://huggingface.co/shadow');
    expect(page.url()).toBe('https://huggingface.co/shadow');
    expect(site.requests.get('/shadow')).toBe(1);
    await expect(page.goto('https://example.org/')).rejects.toThrow('ERR_NAME_NOT_RESOLVED');
    await page.close();
  });
});

describe('onDisplay', () => {
  test('behaviour: the window is large, and one the extension opens is as small as it asks for', async () => {
    const shown = await startChromium({ onDisplay: true });
    try {
      // By the browser: a page that nobody looks at yet is told its own size as its window's.
      const readSize = async (page: Page) => {
        const session = await page.context().newCDPSession(page);
        const { bounds } = await session.send('Browser.getWindowForTarget');
        await session.detach();
        return [bounds.width, bounds.height];
      };
      const page = await shown.openPage('popup.html');
      await expect.poll(() => readSize(page)).toEqual([1200, 850]);
      const opening = shown.context.waitForEvent('page', (one) => one.url().includes('popup.html'));
      await shown.ask('window.open', { view: 'popup', section: 'vote' });
      const small = await opening;
      await expect.poll(() => readSize(small)).toEqual([420, 640]);
    } finally {
      await shown.close();
    }
  });
});

describe('ask', () => {
  test('default: a message of the table is answered', async () => {
    expect(await session.ask('settings.read', {})).toMatchObject({ consentedAtMs: null });
  });

  test('error: what the background refuses names the message', async () => {
    const asked = session.ask('settings.write', { autoLockMinutes: 0 });
    await expect(asked).rejects.toThrow('settings.write failed');
  });
});

describe('stopWorker', () => {
  test('behaviour: the worker forgets its memory, and an event starts a new one', async () => {
    const page = await session.openPage('popup.html');
    const [worker] = session.context.serviceWorkers();
    await worker?.evaluate(() => Object.assign(globalThis, { kept: true }));
    expect(await worker?.evaluate(() => 'kept' in globalThis)).toBe(true);

    await session.stopWorker();
    // Any message wakes it, answered or not.
    await page.evaluate(() =>
      (globalThis as unknown as WithExtensionApi).chrome.runtime
        .sendMessage('wake')
        .catch(() => null),
    );
    const woken = await getExtensionWorker(session.context);
    expect(await woken.evaluate(() => 'kept' in globalThis)).toBe(false);
    await page.close();
  });
});

describe('findShadowHosts', () => {
  test('default: text, box, attributes and accessible names of a closed root', async () => {
    const page = await session.context.newPage();
    await page.goto('https://huggingface.co/shadow');
    const [host] = await findShadowHosts(page, 'x-badge');
    expect(host?.text).toBe('Open the card weights approved');
    expect(host?.attributes).toEqual({ kind: 'probe' });
    expect(host?.box?.width).toBeGreaterThan(10);
    expect(host?.accessibility).toContainEqual(
      expect.objectContaining({ role: 'button', name: 'Open the card' }),
    );
    expect(await findShadowHosts(page, 'x-other')).toEqual([]);
    await page.close();
  });

  test('behaviour: a click on a node inside is a trusted one', async () => {
    const page = await session.context.newPage();
    await page.goto('https://huggingface.co/shadow');
    const host = await waitForShadowHost(page, 'x-badge');
    await host.click({ role: 'button', name: /open the card/i });
    const clicked = await waitForShadowHost(page, 'x-badge', ({ text }) =>
      text.includes('clicked'),
    );
    expect(clicked.text).toContain('clicked by a person');
    await expect(host.click({ role: 'button', name: 'Close' })).rejects.toThrow('no button named');
    await page.close();
  });
});
