import type { Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { collectionPath, docsPath, spacePath, usersPath } from '@/scripts/demo-hub/pages/addresses';
import { until } from '@/scripts/process/until';
import {
  badgeTag,
  getLabel,
  readCardBadges,
  waitForLife,
  waitForTitleBadge,
} from '@/tests/helpers/badges';
import { type StagedChromium, startStagedChromium } from '@/tests/helpers/stage';

const mistral = '/mistralai/Mistral-7B-v0.1';
const approvedDemo = 'Commonweight: Approved, demo chain, 2 being decided';

let stage: StagedChromium;
let page: Page;

beforeAll(async () => {
  stage = await startStagedChromium();
});
afterEach(async () => {
  await page?.close();
});
afterAll(async () => {
  await stage?.close();
});

async function open(path: string): Promise<Page> {
  page = await stage.context.newPage();
  await page.addInitScript(() => {
    Object.assign(globalThis, { shift: 0 });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { value: number })[]) {
        (globalThis as unknown as { shift: number }).shift += entry.value;
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await page.goto(`https://huggingface.co${path}`);
  return page;
}

/** What the page's own framework noticed, and how much moved. */
async function readHarm(): Promise<{ crashed: string | null; errors: number; shift: number }> {
  return await page.evaluate(() => {
    const { __hydrationErrors: errors, shift } = globalThis as unknown as {
      __hydrationErrors: number;
      shift: number;
    };
    const crashed = document.documentElement.getAttribute('data-hydration-crashed');
    return { crashed, errors, shift };
  });
}

describe('a model page', () => {
  test.each([
    ['model card', mistral],
    ['files', `${mistral}/tree/main`],
    ['one file', `${mistral}/blob/main/config.json`],
    ['community', `${mistral}/discussions`],
    ['model card, without signs of hydration', `${mistral}?era=2025`],
  ])('default: %s has one badge, and nothing breaks or moves', async (_, path) => {
    await open(path);
    await waitForLife(page);
    const badge = await waitForTitleBadge(page);
    expect(getLabel(badge)).toBe(approvedDemo);
    expect(badge.accessibility[0]?.role).toBe('button');
    expect(await page.locator(badgeTag).count()).toBe(1);
    expect(await page.locator(`h1 > ${badgeTag}`).count()).toBe(1);
    expect(await readHarm()).toEqual({ crashed: null, errors: 0, shift: 0 });
  });

  test.each([
    ['HuggingFaceTB/SmolLM2-1.7B-Instruct', 'Weights differ'],
    ['Qwen/Qwen2.5-7B-Instruct', 'Nothing approved'],
    ['BAAI/bge-m3', 'Newer commit'],
    ['openai/whisper-large-v3', 'Code changed'],
    ['google-bert/bert-base-uncased', 'Self-approved'],
    ['meta-llama/Llama-3.1-8B-Instruct', 'Claimed'],
  ])('behaviour: %s is %s', async (id, word) => {
    await open(`/${id}`);
    expect(getLabel(await waitForTitleBadge(page))).toContain(`Commonweight: ${word}, demo chain`);
  });

  test('behaviour: an old address of one segment is taken by what the page says of itself', async () => {
    await open('/bert-base-uncased');
    expect(getLabel(await waitForTitleBadge(page))).toContain('Self-approved');
  });

  test('behaviour: a model without a record costs no request and shows nothing', async () => {
    stage.hub.clearRequests();
    await open('/microsoft/phi-2');
    await waitForLife(page);
    expect(await page.locator(badgeTag).count()).toBe(0);
    expect(stage.hub.requests.filter(({ path }) => path.startsWith('/api/'))).toEqual([]);
  });
});

describe('a listing', () => {
  /** Only links that were confirmed on a model's own page stand on cards. */
  const words: Readonly<Record<string, string>> = {
    [mistral]: 'Approved',
    '/BAAI/bge-m3': 'Newer commit',
    '/Qwen/Qwen2.5-7B-Instruct': 'Nothing approved',
    '/openai/whisper-large-v3': 'Code changed',
    '/google-bert/bert-base-uncased': 'Self-approved',
  };
  const confirmed = Object.keys(words);

  beforeAll(async () => {
    for (const path of confirmed) {
      await open(path);
      await waitForTitleBadge(page);
      await page.close();
    }
  });

  const listCards = () =>
    page.evaluate(() =>
      [...document.querySelectorAll<HTMLAnchorElement>('article > a')].map(
        (link) => new URL(link.href).pathname,
      ),
    );

  const waitForCards = (isMeant: (badges: Readonly<Record<string, string>>) => boolean) =>
    until(
      async () => {
        const badges = await readCardBadges(page);
        return isMeant(badges) ? badges : undefined;
      },
      { what: 'the wanted badges on cards', timeoutMs: 15_000, intervalMs: 200 },
    );

  test.each([
    ['listing', '/models'],
    ['collection', collectionPath],
    ['owner', '/mistralai'],
  ])('default: %s', async (_, path) => {
    await open(path);
    await waitForLife(page);
    const badges = await waitForCards((found) => mistral in found);
    expect(badges[mistral]).toBe(approvedDemo);
    expect(badges).not.toHaveProperty(['/microsoft/phi-2']);
    // A claim alone paints nothing on a card.
    expect(badges).not.toHaveProperty(['/meta-llama/Llama-3.1-8B-Instruct']);
    const { crashed, errors, shift } = await readHarm();
    expect({ crashed, errors, shift }).toEqual({ crashed: null, errors: 0, shift: 0 });
  });

  test('behaviour: cards that are re-rendered in place keep the right badges', async () => {
    await open('/models');
    await waitForLife(page);
    await waitForCards((found) => confirmed.every((path) => path in found));
    for (const sort of ['downloads', 'likes', 'modified', 'trending', 'downloads', 'likes']) {
      const before = await listCards();
      await page.locator('[data-list="sort"]').selectOption(sort);
      await until(async () => String(await listCards()) !== String(before) || undefined, {
        what: `the listing by ${sort}`,
        timeoutMs: 15_000,
        intervalMs: 50,
      });
      const shown = await listCards();
      const wanted = confirmed.filter((path) => shown.includes(path));
      const badges = await waitForCards((found) => wanted.every((path) => path in found));
      expect(Object.keys(badges).every((path) => shown.includes(path))).toBe(true);
      for (const path of wanted) expect(badges[path]).toContain(words[path]);
    }
    await page.locator('[data-list="search"]').fill('bge');
    await page.waitForURL((url) => url.searchParams.get('search') === 'bge');
    const badges = await waitForCards((found) => !(mistral in found));
    expect(Object.keys(badges)).toEqual(['/BAAI/bge-m3']);
  });

  test('behaviour: a click on a badge inside a card goes where the card goes', async () => {
    await open('/models');
    await waitForLife(page);
    await waitForCards((found) => mistral in found);
    const box = await page.locator(`a[href="${mistral}"] ${badgeTag}`).boundingBox();
    await page.mouse.click((box?.x ?? 0) + 8, box?.y ?? 0);
    await page.waitForURL(`https://huggingface.co${mistral}`);
  });
});

describe('pages of no model', () => {
  test.each([
    ['space', spacePath],
    ['documentation', docsPath],
    ['members', usersPath],
    ['missing', '/nobody/nothing'],
  ])('behaviour: %s shows no badge', async (_, path) => {
    await open(path);
    await waitForLife(page);
    expect(await page.locator(badgeTag).count()).toBe(0);
  });
});
