import type { Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { waitForShadowHost } from '@/scripts/browser/closed-shadow';
import type { WithExtensionApi } from '@/scripts/browser/extension-api';
import type { Fault } from '@/scripts/demo-hub/faults';
import {
  badgeTag,
  cardTag,
  getLabel,
  openCard,
  waitForLife,
  waitForNoBadge,
  waitForTitleBadge,
} from '@/tests/helpers/badges';
import { type StagedChromium, startStagedChromium } from '@/tests/helpers/stage';

const mistral = '/mistralai/Mistral-7B-v0.1';

let stage: StagedChromium;
let page: Page;

beforeAll(async () => {
  stage = await startStagedChromium();
});
afterEach(async () => {
  stage.hub.set(null);
  await page?.close();
});
afterAll(async () => {
  await stage?.close();
});

describe('consent and hiding', () => {
  test('behaviour: without consent nothing is read and nothing shown; given, it works at once', async () => {
    await stage.ask('settings.write', { consented: false });
    stage.hub.clearRequests();
    page = await stage.openHubPage(mistral);
    await waitForLife(page);
    expect(await page.locator(badgeTag).count()).toBe(0);
    expect(stage.hub.requests.filter(({ path }) => path.startsWith('/api/'))).toEqual([]);
    await stage.ask('settings.write', { consented: true });
    await waitForTitleBadge(page);
  });

  test('behaviour: a hidden hub loses badge and card in open tabs, and gets badges back', async () => {
    page = await stage.openHubPage(mistral);
    await openCard(page);
    await stage.ask('settings.write', { hiddenHubs: ['hugging-face'] });
    await waitForNoBadge(page);
    expect(await page.locator(cardTag).count()).toBe(0);
    await stage.ask('settings.write', { hiddenHubs: [] });
    await waitForTitleBadge(page);
  });
});

describe('the first sync', () => {
  test('behaviour: a page that was open before its model was known gets its badge by itself', async () => {
    const [network] = await stage.ask('network.list', {});
    await stage.ask('network.remove', { chainId: network?.chainId ?? 0, endpointId: null });
    page = await stage.openHubPage(mistral);
    // All that is known of it is what its own card says.
    await waitForTitleBadge(page, (label) => label.endsWith('Declared'));
    const { rpcUrl: url } = stage.chain;
    await stage.ask('network.add', { url, operator: 'Embedded chain', own: true });
    await waitForTitleBadge(page, (label) => label.includes('Approved'));
  });
});

describe('the cache', () => {
  test('behaviour: an entry that somebody forged does not outlive the answer', async () => {
    page = await stage.openHubPage(mistral);
    await waitForTitleBadge(page);
    const own = await stage.openPage('manifest.json');
    await own.evaluate(async () => {
      const { local } = (globalThis as unknown as WithExtensionApi).chrome.storage;
      const stored = await local.get(null);
      const from = 'huggingface.co/mistralai/mistral-7b-v0.1';
      const to = 'huggingface.co/microsoft/phi-2';
      const [key = '', entry] =
        Object.entries(stored).find(([one]) => one.endsWith(`:${from}`)) ?? [];
      const forged = JSON.parse(JSON.stringify(entry).replaceAll(from, to));
      forged.verdict = { ...forged.verdict, tone: 'green', demo: false, reasons: [] };
      await local.set({ [key.replace(from, to)]: forged });
    });
    await own.close();
    await page.goto('https://huggingface.co/microsoft/phi-2');
    await waitForLife(page);
    await waitForNoBadge(page);
  });
});

describe('a hub that fails', () => {
  test.each<[string, Fault, string, string]>([
    [
      '404',
      { status: 404 },
      '/google-bert/bert-base-uncased',
      'The hub shows no such repository to a stranger.',
    ],
    ['401', { status: 401 }, '/BAAI/bge-m3', 'The hub shows no such repository to a stranger.'],
    [
      'a page where JSON was asked for',
      { html: true },
      '/Qwen/Qwen2.5-7B-Instruct',
      "The hub's answer could not be read.",
    ],
    [
      'half an answer',
      { malformed: true },
      '/HuggingFaceTB/SmolLM2-1.7B-Instruct',
      "The hub's answer could not be read.",
    ],
    // The last one: a hub that asks to wait is asked nothing more, of other models neither.
    [
      '429',
      { status: 429, retryAfter: 60 },
      '/openai/whisper-large-v3',
      'The hub asks us to wait. It is read again in a few minutes.',
    ],
  ])('behaviour: %s is told, and nothing is green or offered that is not known', async (...row) => {
    const [, fault, path, told] = row;
    stage.hub.set(fault);
    page = await stage.openHubPage(path);
    const label = getLabel(await waitForTitleBadge(page));
    expect(label).toContain('demo chain');
    expect(label).not.toMatch(/Commonweight: Approved,(?! not confirmed)/);
    await openCard(page);
    const { text } = await waitForShadowHost(page, cardTag, (card) => card.text !== '');
    expect(text).toContain(told);
  });
});
