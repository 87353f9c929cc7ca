/** Badge and card act for a person who sees them and presses them, and for nobody else (threat T9). */
import type { Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type ShadowHost, waitForShadowHost } from '@/scripts/browser/closed-shadow';
import { until } from '@/scripts/process/until';
import { getText } from '@/scripts/start/texts';
import {
  badgeTag,
  cardTag,
  getLabel,
  openCard,
  staysAway,
  waitForLife,
  waitForTitleBadge,
} from '@/tests/helpers/badges';
import { type HubChromium, startHubChromium } from '@/tests/helpers/hub-stage';

const governed = '/mistralai/Mistral-7B-v0.1';

let stage: HubChromium;
let page: Page;

beforeAll(async () => {
  stage = await startHubChromium();
});
afterEach(async () => {
  await page?.close();
});
afterAll(async () => {
  await stage?.close();
});

async function open(): Promise<{ badge: ShadowHost; press: { role: string; name: string } }> {
  page = await stage.openHubPage(governed);
  await waitForLife(page);
  const badge = await waitForTitleBadge(page);
  return { badge, press: { role: 'button', name: getLabel(badge) } };
}

const isToldCovered = () =>
  waitForShadowHost(page, badgeTag, ({ text }) => text.includes(getText('badge_covered')));

/** Over all of the page, and let through by every press. */
function cover(): void {
  const layer = document.createElement('div');
  layer.id = 'trick';
  layer.popover = 'manual';
  layer.style.cssText =
    'position: fixed; inset: 0; inline-size: 100%; block-size: 100%; margin: 0; border: 0; background: #fff; pointer-events: none';
  document.body.append(layer);
  layer.showPopover();
}

function makeFaint(): void {
  const row = document.querySelector('commonweight-badge')?.parentElement;
  if (row) row.style.opacity = '0.02';
}

/** The page shows everything again in the moment of the press. */
function revealAtPress(): void {
  const reveal = () => {
    document.getElementById('trick')?.remove();
    const row = document.querySelector('commonweight-badge')?.parentElement;
    if (row) row.style.opacity = '';
  };
  addEventListener('pointerdown', reveal, { capture: true, once: true });
}

/** The layer takes presses, and goes at the first: what lies under it gets the next. */
function takeAwayAtClick(): void {
  const layer = document.getElementById('trick');
  if (layer) layer.style.pointerEvents = 'auto';
  layer?.addEventListener('click', () => layer.remove());
}

/** So long a person's hand holds a press; the browser sees meanwhile that nothing covers any more. */
const heldMs = 250;

/** A person's hand takes longer than the browser does to see what lies over what: it looks every 100 ms at most. */
async function takeTime(): Promise<void> {
  const sinceMs = await page.evaluate(() => performance.now());
  await page.waitForFunction((since) => performance.now() > since + 800, sinceMs);
}

describe('pressed by a script', () => {
  test('T9 the page sees neither badge nor card from inside', async () => {
    await open();
    await openCard(page);
    const roots = await page.evaluate(
      (tags) => tags.map((tag) => document.querySelector(tag)?.shadowRoot ?? null),
      [badgeTag, cardTag],
    );
    expect(roots).toEqual([null, null]);
    expect(await page.evaluate(() => 'commonweightCard' in globalThis)).toBe(false);
  });

  test('T9 a click the page makes by itself opens nothing, not even on the pill', async () => {
    const { badge, press } = await open();
    await page.evaluate(() => {
      const host = document.querySelector<HTMLElement>('commonweight-badge');
      host?.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true }));
      host?.click();
    });
    await badge.clickByScript(press);
    expect(await staysAway(page, cardTag)).toBe(true);
  });

  test('T9 nor does one on a button of the card', async () => {
    await open();
    const card = await openCard(page);
    stage.hub.clearRequests();
    const pages = stage.context.pages().length;
    for (const name of [getText('card_look'), getText('card_hide'), getText('card_close')]) {
      await card.clickByScript({ role: 'button', name });
    }
    const hasActed = async () =>
      stage.hub.requests.length > 0 ||
      stage.context.pages().length > pages ||
      (await page.locator(cardTag).count()) === 0;
    const acting = until(hasActed, { what: 'something is done', timeoutMs: 3_000 });
    await expect(acting).rejects.toThrow('something is done');
  });
});

describe('hidden by the page', () => {
  test.each([
    ['with a layer that lets presses through', cover],
    ['by making its row faint', makeFaint],
  ])('T9 a badge the page hides %s does not act, and says so', async (_, hide) => {
    const { badge, press } = await open();
    await page.evaluate(hide);
    await badge.click(press);
    await isToldCovered();
    // In plain sight it works again, once it says what it says.
    await page.evaluate(revealAtPress);
    await page.mouse.click(5, 5);
    await takeTime();
    await waitForTitleBadge(page, (label) => label === press.name);
    await openCard(page);
  });

  test('T9 uncovered only once it is pressed, it is covered all the same', async () => {
    const { badge, press } = await open();
    await page.evaluate(cover);
    await badge.click(press);
    await isToldCovered();
    await page.evaluate(revealAtPress);
    await badge.click(press, { heldMs });
    expect(await staysAway(page, cardTag)).toBe(true);
  });

  test('T9 watched from when the pointer comes: uncovered at the very first press, it does not act', async () => {
    const { badge, press } = await open();
    await page.evaluate(cover);
    await badge.point(press);
    await takeTime();
    await page.evaluate(revealAtPress);
    await badge.click(press, { heldMs });
    await isToldCovered();
  });

  test('T9 the second click of two does not fall through what the first one took away', async () => {
    const { badge, press } = await open();
    await page.evaluate(cover);
    await page.evaluate(takeAwayAtClick);
    await badge.click(press, { times: 2 });
    expect(await page.locator('#trick').count()).toBe(0);
    expect(await staysAway(page, cardTag)).toBe(true);
  });

  test('T9 laid over the card, the page gets no press through', async () => {
    await open();
    const card = await openCard(page);
    await page.evaluate(cover);
    const before = stage.context.pages().length;
    await card.click({ role: 'button', name: getText('card_hide') });
    const told = await waitForShadowHost(page, cardTag, ({ text }) =>
      text.includes(getText('card_covered')),
    );
    expect(told.text).toContain('its buttons are off');
    expect(stage.context.pages()).toHaveLength(before);
  });

  test('T9 nor when it is uncovered only at the press', async () => {
    await open();
    const card = await openCard(page);
    await page.evaluate(cover);
    await takeTime();
    await page.evaluate(revealAtPress);
    await card.click({ role: 'button', name: getText('card_hide') }, { heldMs });
    await waitForShadowHost(page, cardTag, ({ text }) => text.includes(getText('card_covered')));
  });
});
