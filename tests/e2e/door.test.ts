/** Who may not speak to us, and how they try: other extensions, framed and opaque pages, one that was taken over. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { messages } from '@/lib/protocol/messages';
import type { WithExtensionApi } from '@/scripts/browser/extension-api';
import { getExtensionWorker, openExtensionPage } from '@/scripts/browser/extension-worker';
import { getUnpackedId } from '@/scripts/browser/unpacked-id';
import { until } from '@/scripts/process/until';
import { configureExtension } from '@/scripts/start/configure-extension';
import { badgeTag, staysAway, waitForTitleBadge } from '@/tests/helpers/badges';
import { countContentWorlds, runInContentWorld } from '@/tests/helpers/content-world';
import { type HubChromium, startHubChromium } from '@/tests/helpers/hub-stage';

const governed = '/mistralai/Mistral-7B-v0.1';
const other = 'tests/fixtures/page-extension';

let stage: HubChromium;

beforeAll(async () => {
  stage = await startHubChromium({ others: [other] });
});
afterEach(async () => {
  for (const page of stage.context.pages().slice(1)) await page.close();
});
afterAll(async () => {
  await stage?.close();
});

describe('a hub page that is none', () => {
  test('T2 no badge in a framed hub page, sandboxed or not', async () => {
    const page = await stage.openHubPage('/docs/hub/index');
    await page.evaluate((source) => {
      for (const sandbox of [null, 'allow-scripts']) {
        const frame = document.createElement('iframe');
        if (sandbox !== null) frame.setAttribute('sandbox', sandbox);
        frame.src = source;
        document.body.append(frame);
      }
    }, governed);
    await page.waitForFunction(() => document.querySelectorAll('iframe').length === 2);
    const frames = page.frames().slice(1);
    for (const frame of frames) {
      await frame.waitForSelector('[data-target="ModelHeader"]', { state: 'attached' });
    }
    const away = await Promise.all(frames.map((frame) => staysAway(frame, badgeTag)));
    expect(away).toEqual([true, true]);
    expect(await countContentWorlds(page, stage.extensionId)).toBe(1);
  });

  test('T2 a hub page of an opaque origin gets no answer, though it is on top', async () => {
    const page = await stage.openHubPage('/docs/hub/index');
    const opening = page.context().waitForEvent('page');
    await page.evaluate(() => {
      const frame = document.createElement('iframe');
      frame.setAttribute('sandbox', 'allow-scripts allow-popups');
      frame.srcdoc = `<script>open('https://huggingface.co/BAAI/bge-m3')</script>`;
      document.body.append(frame);
    });
    const opened = await opening;
    await opened.waitForSelector('[data-target="ModelHeader"]', { state: 'attached' });
    expect(await opened.evaluate(() => origin)).toBe('null');
    expect(await staysAway(opened, badgeTag)).toBe(true);
  });
});

describe('a hub page that means harm', () => {
  test('T1 every message replayed by the page changes nothing and is not answered', async () => {
    await configureExtension(stage.ask, { endpoints: [] });
    const before = await stage.ask('settings.read', {});
    const page = await stage.openHubPage(governed);
    await waitForTitleBadge(page);
    await page.evaluate((names) => {
      const heard: unknown[] = [];
      Object.assign(globalThis, { heard });
      addEventListener('message', (event) => {
        // Our own replayed messages come back to us, and so do the events posing as messages.
        const isOurs = !(event instanceof MessageEvent) || event.data?.commonweight === 1;
        if (!isOurs) heard.push(event.data);
      });
      for (const name of names) {
        const request = { commonweight: 1, name, input: { consented: false, autoLockMinutes: 1 } };
        postMessage(request, '*');
        for (const type of ['message', 'commonweight', name]) {
          document.dispatchEvent(new CustomEvent(type, { detail: request }));
          document
            .querySelector('commonweight-badge')
            ?.dispatchEvent(new CustomEvent(type, { detail: request, bubbles: true }));
        }
      }
    }, Object.keys(messages));
    const hears = () =>
      page.evaluate(() => (globalThis as unknown as { heard: unknown[] }).heard.length > 0);
    const hearing = until(hears, { what: 'an answer', timeoutMs: 3_000 });
    await expect(hearing).rejects.toThrow('an answer');
    expect(await stage.ask('settings.read', {})).toEqual(before);
    expect((await stage.ask('account.read', {})).status).toBe('unlocked');
  });

  test('T2 whoever took it over and speaks for our script there gets no answer from a route that is ours alone', async () => {
    const page = await stage.openHubPage(governed);
    await waitForTitleBadge(page);
    const names = Object.entries(messages)
      .filter(([, { callers }]) => !callers.some((caller) => caller === 'hub'))
      .map(([name]) => name);
    expect(names).toEqual(
      expect.arrayContaining(['ballot.submit', 'stake.submit', 'account.reveal']),
    );
    const ask = (name: string) => `chrome.runtime
      .sendMessage({ commonweight: 1, name: ${JSON.stringify(name)}, input: {} })
      .then((reply) => reply?.ok !== undefined, () => false)`;
    const answered = await runInContentWorld(page, {
      extensionId: stage.extensionId,
      expression: `Promise.all([${[...names, 'badge.read'].map(ask)}])`,
    });
    // The last one may be asked, and is refused for its input: it was heard.
    expect(answered).toEqual([...names.map(() => false), true]);
  });

  test('T15 the store of the unlocked key is closed to our script there', async () => {
    await configureExtension(stage.ask, { endpoints: [] });
    expect((await stage.ask('account.read', {})).status).toBe('unlocked');
    const page = await stage.openHubPage(governed);
    const read = await runInContentWorld(page, {
      extensionId: stage.extensionId,
      expression: `chrome.storage.session.get(null).then(Object.keys, () => 'refused')`,
    });
    expect(read).toBe('refused');
  });
});

describe('another extension', () => {
  /** What comes of a message and of a port of its own. */
  async function speak(): Promise<readonly string[]> {
    const page = await openExtensionPage(stage.context, {
      extensionId: getUnpackedId(other),
      path: 'manifest.json',
    });
    return await page.evaluate(async (id) => {
      const { runtime } = (globalThis as unknown as WithExtensionApi).chrome;
      const request = { commonweight: 1, name: 'settings.read', input: {} };
      const message = runtime.sendMessage(id, request).then(
        (reply: unknown) => JSON.stringify({ reply }),
        (error: unknown) => String(error),
      );
      const port = runtime.connect(id);
      const told = new Promise<string>((resolve) => {
        port.onMessage.addListener((reply: unknown) => resolve(JSON.stringify({ reply })));
        port.onDisconnect.addListener(() => resolve(String(runtime.lastError?.message)));
      });
      return Promise.all([message, told]);
    }, stage.extensionId);
  }
  const nobody = expect.stringMatching(/Could not establish connection|Receiving end does not/);

  test('T3 its messages and ports find nobody', async () => {
    expect(await speak()).toEqual([nobody, nobody]);
    const worker = await getExtensionWorker(stage.context, stage.extensionId);
    const listens = await worker.evaluate(() => {
      const { runtime } = (globalThis as unknown as WithExtensionApi).chrome;
      return [runtime.onMessageExternal, runtime.onConnectExternal].map((event) =>
        event.hasListeners(),
      );
    });
    expect(listens).toEqual([false, false]);
  });

  test('T3 nor would they if somebody listened', async () => {
    const worker = await getExtensionWorker(stage.context, stage.extensionId);
    await worker.evaluate(() => {
      const { runtime } = (globalThis as unknown as WithExtensionApi).chrome;
      runtime.onMessageExternal.addListener((_message, _sender, reply) => reply('heard'));
      runtime.onConnectExternal.addListener((port) => port.postMessage('heard'));
    });
    expect(await speak()).toEqual([nobody, nobody]);
    await stage.stopWorker();
  });
});
