import type { Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type ShadowHost, waitForShadowHost } from '@/scripts/browser/closed-shadow';
import { getText } from '@/scripts/start/texts';
import {
  badgeTag,
  cardTag,
  getLabel,
  openCard,
  readOpened,
  waitForLife,
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

async function open(path = mistral): Promise<void> {
  page = await stage.openHubPage(path);
  await waitForLife(page);
}

const waitForCard = (isMeant: (card: ShadowHost) => boolean) =>
  waitForShadowHost(page, cardTag, isMeant);
const waitForNoCard = () =>
  page.waitForFunction((tag) => document.querySelector(tag) === null, cardTag);

describe('the card', () => {
  test('default: opens at a click, with owner, files, votes and where it is known from', async () => {
    await open();
    const { text } = await openCard(page);
    for (const wanted of [
      'The record and the repository name each other.',
      'The same as in the approved revision.',
      'was approved by vote',
      'Its holders, through the timelock',
      'MSTC',
      'Being decided',
      '1 of 1 endpoints (Embedded chain)',
      'Demo: these facts come from a chain on this computer.',
    ]) {
      expect(text).toContain(wanted);
    }
  });

  test('behaviour: votes by their titles', async () => {
    await open();
    await openCard(page);
    const { text } = await waitForCard((card) => card.text.includes('Raise the quorum floor'));
    expect(text).toContain('Pay for a public evaluation suite');
    expect(text).not.toContain('Proposal …');
  });

  test('behaviour: stands still while it tells how long ago it was read', async () => {
    await open();
    await openCard(page);
    const isRead = ({ text }: ShadowHost) => text.includes('Raise the quorum floor');
    const { text: before, frame } = await waitForCard(isRead);
    const isLater = (text: string) => text !== before && /Read \d+ seconds ago/.test(text);
    expect((await waitForCard(({ text }) => isLater(text))).frame).toEqual(frame);
  });

  test('behaviour: by keyboard alone; Escape closes it and the focus is back on the badge', async () => {
    await open();
    await waitForTitleBadge(page);
    // The badge comes after everything else of its row.
    await page.locator('h1 button, h1 a').last().focus();
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.localName)).toBe(badgeTag);
    await page.keyboard.press('Enter');
    await waitForCard(({ text }) => text !== '');
    expect(await page.evaluate(() => document.activeElement?.localName)).toBe(cardTag);
    await page.keyboard.press('Escape');
    await waitForNoCard();
    expect(await page.evaluate(() => document.activeElement?.localName)).toBe(badgeTag);
  });

  test('behaviour: a press elsewhere, on the badge or on its button closes it', async () => {
    await open();
    await openCard(page);
    await page.mouse.click(20, 500);
    await waitForNoCard();
    await openCard(page);
    const badge = await waitForTitleBadge(page);
    await badge.click({ role: 'button', name: getLabel(badge) });
    await waitForNoCard();
    const card = await openCard(page);
    await card.click({ role: 'button', name: 'Close' });
    await waitForNoCard();
  });

  test.each([
    [/^Vote on:/, /popup\.html#.*proposal=\d+.*section=vote/],
    [/^Stake$/, /popup\.html#.*section=stake/],
    [/^Check files of your own$/, /files\.html#locator=huggingface\.co/],
    [/^Hide badges/, /options\.html#section=hubs/],
  ])('behaviour: %s opens a page of ours', async (name, url) => {
    await open();
    const card = await openCard(page);
    const opened = await readOpened(page, () => card.click({ role: 'button', name }));
    expect(opened).toMatch(url);
    expect(opened).toContain(`chrome-extension://${stage.extensionId}/`);
  });

  test('behaviour: a change is proposed to the model of the page, by its name', async () => {
    await open();
    const card = await openCard(page);
    const opening = page.context().waitForEvent('page');
    await card.click({ role: 'button', name: /^Propose a change$/ });
    const composer = await opening;
    // The composer puts the draft it begins for the model in place of the model: that says nothing of which it is.
    await composer.waitForURL(/composer\.html#draft=/);
    expect(composer.url()).toContain(`chrome-extension://${stage.extensionId}/`);
    const model = composer.getByRole('region', { name: getText('composer_model'), exact: true });
    await model.getByText('Mistral 7B Commons', { exact: true }).waitFor();
    await model.getByText(`huggingface.co${mistral.toLowerCase()}`, { exact: true }).waitFor();
    await composer.close();
  });

  test('behaviour: what is signed in a window it opened says from which page it was asked', async () => {
    await open();
    const card = await openCard(page);
    const opening = page.context().waitForEvent('page');
    await card.click({ role: 'button', name: /^Stake$/ });
    const popup = await opening;
    await popup.getByLabel(getText('stake_amount'), { exact: true }).fill('1');
    await popup.getByRole('button', { name: getText('stake_review_stake') }).click();
    await popup.getByText(`huggingface.co${mistral}`).waitFor();
    expect(await popup.getByText(getText('confirm_asker')).isVisible()).toBe(true);
    await popup.close();
  });

  test('behaviour: "look now" tells what the hub answers this time', async () => {
    await open('/BAAI/bge-m3');
    const card = await openCard(page);
    stage.hub.set({ status: 500 });
    await card.click({ role: 'button', name: 'Look now' });
    await waitForCard(({ text }) => text.includes('The hub did not answer.'));
    stage.hub.set(null);
  });

  test('behaviour: fits into a page of 320 pixels', async () => {
    await open();
    await page.setViewportSize({ width: 320, height: 640 });
    const card = await openCard(page);
    const readWidth = () => page.evaluate(() => document.documentElement.scrollWidth);
    const width = await readWidth();
    await card.click({ role: 'button', name: 'Close' });
    await waitForNoCard();
    await page.evaluate((tag) => document.querySelector(tag)?.remove(), badgeTag);
    expect(width).toBe(await readWidth());
  });
});
