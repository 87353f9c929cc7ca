/** Hostile pages and other extensions: what they try, and that nothing happens (docs/threat-model.md). */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { messages } from '@/lib/protocol/messages';
import { findShadowHosts, waitForShadowHost } from '@/scripts/browser/closed-shadow';
import type { WithExtensionApi } from '@/scripts/browser/extension-api';
import { openExtensionPage } from '@/scripts/browser/extension-worker';
import { getUnpackedId } from '@/scripts/browser/unpacked-id';
import { getText } from '@/scripts/start/texts';
import { cardTag, getLabel, openCard, waitForTitleBadge } from '@/tests/helpers/badges';
import { type StagedChromium, startStagedChromium } from '@/tests/helpers/stage';

const governed = '/mistralai/Mistral-7B-v0.1';
const tag = 'commonweight-badge';
const other = 'tests/fixtures/page-extension';

let stage: StagedChromium;

beforeAll(async () => {
  stage = await startStagedChromium({ others: [other] });
});

afterAll(async () => {
  await stage.close();
});

describe('hostile page', () => {
  test('T1 every message replayed by the page changes nothing and is not answered', async () => {
    const before = await stage.ask('settings.read', {});
    const page = await stage.openHubPage(governed);
    await waitForShadowHost(page, tag);
    const answers = await page.evaluate(async (names) => {
      const heard: unknown[] = [];
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
      await new Promise((resolve) => requestIdleCallback(resolve, { timeout: 1000 }));
      return heard;
    }, Object.keys(messages));
    expect(answers).toEqual([]);
    expect(await stage.ask('settings.read', {})).toEqual(before);
    expect((await stage.ask('account.read', {})).status).toBe('unlocked');
    await page.close();
  });

  test('T9 a click the page makes by itself opens nothing', async () => {
    const page = await stage.openHubPage(governed);
    await waitForShadowHost(page, tag);
    const reached = await page.evaluate(() => {
      const badge = document.querySelector('commonweight-badge');
      badge?.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true }));
      (badge as HTMLElement | null)?.click();
      return badge?.shadowRoot ?? null;
    });
    expect(reached).toBeNull();
    expect(await page.locator('commonweight-card').count()).toBe(0);
    await page.close();
  });

  test.each([
    [
      'with a layer that lets presses through',
      () => {
        const cover = document.createElement('div');
        cover.id = 'trick';
        cover.popover = 'manual';
        cover.style.cssText =
          'position: fixed; inset: 0; inline-size: 100%; block-size: 100%; margin: 0; border: 0; background: #fff; pointer-events: none';
        document.body.append(cover);
        cover.showPopover();
      },
    ],
    [
      'by making its row faint',
      () => {
        const row = document.querySelector('commonweight-badge')?.parentElement;
        if (row) row.style.opacity = '0.02';
      },
    ],
  ])('T9 a badge the page hides %s does not act, and says so', async (_, hide) => {
    const page = await stage.openHubPage(governed);
    const badge = await waitForTitleBadge(page);
    const press = { role: 'button', name: getLabel(badge) };
    await page.evaluate(hide);
    await badge.click(press);
    await waitForShadowHost(page, tag, ({ text }) => text.includes(getText('badge_covered')));
    // Uncovered only once it is pressed, it is covered all the same.
    await page.evaluate(() => {
      const reveal = () => {
        document.getElementById('trick')?.remove();
        const row = document.querySelector('commonweight-badge')?.parentElement;
        if (row) row.style.opacity = '';
      };
      addEventListener('pointerdown', reveal, { capture: true, once: true });
    });
    await badge.click(press);
    expect(await page.locator(cardTag).count()).toBe(0);
    // In plain sight it works again, once it says what it says.
    await waitForTitleBadge(page, (label) => label === press.name);
    await openCard(page);
    await page.close();
  });

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
    for (const frame of page.frames().slice(1)) {
      await frame.waitForLoadState('load');
      await frame.waitForSelector('[data-target="ModelHeader"]', { state: 'attached' });
      expect(await frame.locator(tag).count()).toBe(0);
    }
    await page.close();
  });

  test('T10 our pages cannot be framed', async () => {
    const page = await stage.openHubPage(governed);
    for (const path of ['popup.html', 'composer.html', 'welcome.html', 'options.html']) {
      const url = `chrome-extension://${stage.extensionId}/${path}`;
      const shown = await page.evaluate(async (source) => {
        const frame = document.createElement('iframe');
        frame.src = source;
        const loaded = new Promise((resolve) => frame.addEventListener('load', resolve));
        document.body.append(frame);
        await loaded;
        const fetched = await fetch(source).then(
          () => 'fetched',
          () => 'refused',
        );
        return fetched;
      }, url);
      expect(shown).toBe('refused');
    }
    const framed = page.frames().filter((frame) => frame.url().startsWith('chrome-extension://'));
    for (const frame of framed) expect(await frame.content()).not.toContain('script');
    await page.close();
  });

  test('T24 5,000 cards: the page stays alive, badges are few, islands are whole', async () => {
    const page = await stage.openHubPage('/models?items=5000');
    await waitForShadowHost(page, tag);
    expect((await findShadowHosts(page, tag)).length).toBeLessThan(500);
    const errors = await page.evaluate(
      () => (globalThis as { __hydrationErrors?: number }).__hydrationErrors,
    );
    expect(errors ?? 0).toBe(0);
    await page.close();
  });

  test('T24 a page that answers every change with another: our part comes to rest', async () => {
    const page = await stage.openHubPage(governed);
    await waitForShadowHost(page, tag);
    const insertions = await page.evaluate(async () => {
      let count = 0;
      const observer = new MutationObserver((records) => {
        for (const { addedNodes } of records) {
          for (const node of addedNodes) {
            if (node.nodeName !== 'COMMONWEIGHT-BADGE') continue;
            count += 1;
            (node as Element).remove();
          }
        }
      });
      observer.observe(document, { childList: true, subtree: true });
      document.querySelector('commonweight-badge')?.remove();
      await new Promise((resolve) => {
        let quiet = 0;
        let last = -1;
        const look = () => {
          quiet = count === last ? quiet + 1 : 0;
          last = count;
          if (quiet > 60) resolve(null);
          else requestAnimationFrame(look);
        };
        look();
      });
      return count;
    });
    expect(insertions).toBeGreaterThan(0);
    expect(insertions).toBeLessThanOrEqual(5);
    await page.close();
  });
});

describe('other extension', () => {
  test('T3 its messages and ports find nobody', async () => {
    const page = await openExtensionPage(stage.context, {
      extensionId: getUnpackedId(other),
      path: 'manifest.json',
    });
    const answer = await page.evaluate(async (id) => {
      const { runtime } = (globalThis as unknown as WithExtensionApi).chrome;
      const request = { commonweight: 1, name: 'settings.read', input: {} };
      return runtime.sendMessage(id, request).then(
        (reply: unknown) => JSON.stringify({ reply }),
        (error: unknown) => String(error),
      );
    }, stage.extensionId);
    expect(answer).toMatch(/Could not establish connection|Receiving end does not exist/);
    await page.close();
  });
});
