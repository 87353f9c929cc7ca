/**
 * Hubs beyond Hugging Face in a real Chromium: switched on in the options, with the browser's own question answered by
 * keys; badges that follow htmx, a client-side router and Turbo; a mirror; and nothing left once switched off.
 */
import type { Page } from 'playwright';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { WithExtensionApi } from '@/scripts/browser/extension-api';
import { getText } from '@/scripts/start/texts';
import {
  badgeTag,
  cardTag,
  getLabel,
  openCard,
  readCardBadges,
  waitForNoBadge,
  waitForTitleBadge,
} from '@/tests/helpers/badges';
import { type StagedChromium, startStagedChromium } from '@/tests/helpers/stage';

const ollamaPage = 'https://ollama.com/library/smollm2';
const ollamaOrigins = ['https://ollama.com/*', 'https://registry.ollama.ai/*'];

let stage: StagedChromium;
let options: Page;

beforeAll(async () => {
  stage = await startStagedChromium({ onDisplay: true });
  options = await stage.openPage('options.html#hubs');
  // A spinner under the browser's question would make the screen look alive.
  await options.emulateMedia({ reducedMotion: 'reduce' });
});
beforeEach(() => stage.hub.clearRequests());
afterAll(() => stage?.close());

const getToggle = (name: string) => options.getByLabel(`Show badges on ${name}`, { exact: true });
const isIdle = async () => (await options.locator('[aria-busy="true"]').count()) === 0;

async function open(url: string): Promise<Page> {
  const page = await stage.context.newPage();
  await page.goto(url);
  return page;
}

/** Switches a hub in the options, as a person does. */
async function turnOn(name: string, allow = true): Promise<void> {
  await options.bringToFront();
  await getToggle(name).scrollIntoViewIfNeeded();
  const act = () => getToggle(name).click();
  await stage.answerPrompt({ act, allow, isAnswered: isIdle });
}

async function turnOff(name: string): Promise<void> {
  await options.bringToFront();
  await getToggle(name).click();
  await expect.poll(isIdle).toBe(true);
}

/** What the browser itself says is permitted. */
function hasPermission(origins: string[]): Promise<boolean> {
  return options.evaluate(
    (asked) =>
      (globalThis as unknown as WithExtensionApi).chrome.permissions.contains({
        origins: asked,
      }),
    origins,
  );
}
/** Hosts that were asked since the last clearing, but for the pages themselves. */
const listApiHosts = () =>
  [...new Set(stage.hub.requests.map(({ host }) => host))].filter(
    (host) => host === 'registry.ollama.ai' || host === 'api.github.com',
  );

async function countBadges(page: Page): Promise<number> {
  await page.waitForLoadState('load');
  await page.evaluate(() => new Promise((done) => requestIdleCallback(() => done(null))));
  return page.locator(badgeTag).count();
}

describe('switched off', () => {
  test('behaviour: no badge, and its API is not asked', async () => {
    const page = await open(ollamaPage);
    expect(await countBadges(page)).toBe(0);
    expect(listApiHosts()).toEqual([]);
    await page.close();
  });

  test('behaviour: a refusal is told and switches nothing on', async () => {
    await turnOn('Ollama', false);
    await options.getByText(getText('error_hub_not_permitted')).waitFor();
    expect(await getToggle('Ollama').isChecked()).toBe(false);
    expect(await hasPermission(ollamaOrigins)).toBe(false);
  });
});

describe('Ollama', () => {
  let page: Page;

  test('behaviour: switched on, a page that was open before gets its badge', async () => {
    page = await open(ollamaPage);
    await turnOn('Ollama');
    expect(await hasPermission(ollamaOrigins)).toBe(true);
    expect(await getToggle('Ollama').isChecked()).toBe(true);
    const label = getLabel(await waitForTitleBadge(page));
    expect(label).toContain(getText('verdict_claimed'));
    expect(label).toContain('demo chain');
    expect(await page.locator(badgeTag).count()).toBe(1);
    expect(listApiHosts()).toEqual(['registry.ollama.ai']);
  });

  test('behaviour: on nothing else: a model without a record, the list, a page of the hub', async () => {
    for (const path of ['/library/bge-m3', '/blog/launch']) {
      const other = await open(`https://ollama.com${path}`);
      expect(await countBadges(other)).toBe(0);
      await other.close();
    }
    const list = await open('https://ollama.com/library');
    // The list grows by itself as one reads on; a claim alone paints nothing on a card.
    await list.locator('li a').last().scrollIntoViewIfNeeded();
    await expect.poll(() => list.locator('li a').count()).toBeGreaterThan(20);
    expect(await countBadges(list)).toBe(0);
    await list.close();
  });

  test('behaviour: a new worker changes nothing: the browser keeps the registration', async () => {
    await stage.stopWorker();
    const again = await open(`${ollamaPage}:f16`);
    expect(getLabel(await waitForTitleBadge(again))).toContain(getText('verdict_claimed'));
    await again.close();
  });

  test('behaviour: the browser’s own menu leads to a draft for this model', async () => {
    const opened = stage.context.waitForEvent('page');
    await stage.chooseFromMenu({
      ...{ page, place: 'page', target: page.locator('footer'), index: 0, count: 3 },
    });
    const composer = await opened;
    await composer.getByText('ollama.com/library/smollm2').first().waitFor();
    await composer.close();
  });

  test('behaviour: switched off, its badge goes at once and the permission with it', async () => {
    await turnOff('Ollama');
    await waitForNoBadge(page);
    expect(await hasPermission(ollamaOrigins)).toBe(false);
    await page.reload();
    expect(await countBadges(page)).toBe(0);
    await page.close();
  });
});

describe('a client-side router', () => {
  test('behaviour: the badge follows the address, and never stands beside another name', async () => {
    await turnOn('Civitai');
    const page = await open('https://civitai.com/models');
    await page.getByRole('link', { name: 'Whisper for subtitles' }).click();
    expect(getLabel(await waitForTitleBadge(page))).toContain(getText('verdict_claimed'));
    expect(await page.locator('h1').textContent()).toBe('Whisper for subtitles');
    expect((await openCard(page)).text).toContain('civitai.com/models/4384');
    await page.evaluate(() =>
      document.querySelector<HTMLElement>('a[href^="/models/4385"]')?.click(),
    );
    await waitForNoBadge(page);
    await page.waitForFunction((tag) => document.querySelector(tag) === null, cardTag);
    await page.waitForURL('**/models/4385/**');
    expect(await page.locator('h1').textContent()).toBe('A search companion');
    await page.goBack();
    await waitForTitleBadge(page);
    expect(await page.locator('h1').textContent()).toBe('Whisper for subtitles');
    await page.close();
  });
});

describe('Turbo', () => {
  test('behaviour: a linked repository by its governance.json; the badge goes and comes with the pages', async () => {
    await turnOn('GitHub');
    const page = await open('https://github.com/openai/whisper');
    const label = getLabel(await waitForTitleBadge(page));
    expect(label).toContain(getText('verdict_self_approved'));
    await page.getByRole('link', { name: 'demo-user/bge-copy' }).click();
    await page.waitForURL('**/demo-user/bge-copy');
    await waitForNoBadge(page);
    await page.goBack();
    await waitForTitleBadge(page);
    const list = await open('https://github.com/explore');
    await expect
      .poll(() => readCardBadges(list))
      .toEqual({ '/openai/whisper': expect.stringContaining(getText('verdict_self_approved')) });
    await list.close();
    await page.close();
  });
});

describe('a mirror', () => {
  test('behaviour: added by its host, its pages are told as copies', async () => {
    await options.bringToFront();
    const field = options.getByLabel(getText('options_mirror_host'), { exact: true });
    await field.fill('https://hf-mirror.com/models');
    const act = () => options.getByRole('button', { name: getText('options_mirror_add') }).click();
    await stage.answerPrompt({ act, allow: true, isAnswered: isIdle });
    const page = await open('https://hf-mirror.com/BAAI/bge-m3');
    expect(getLabel(await waitForTitleBadge(page))).toContain(getText('verdict_mirror'));
    await options.bringToFront();
    await options.getByRole('button', { name: getText('options_mirror_remove') }).click();
    await expect.poll(isIdle).toBe(true);
    await waitForNoBadge(page);
    expect(await hasPermission(['https://hf-mirror.com/*'])).toBe(false);
    await page.close();
  });
});
