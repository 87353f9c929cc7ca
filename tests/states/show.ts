/** Brings a page to the state of a scenario, as a reader would: opens it, and the card. */
import type { Page } from 'playwright';
import { type ShadowHost, waitForShadowHost } from '@/scripts/browser/closed-shadow';
import { badgeTag, cardTag, getLabel } from '@/tests/helpers/badges';
import type { Scenario } from './scenario';
import { getWordText, listTexts } from './words';
import type { StatesWorld } from './world';

export type Shown = { page: Page; badge: ShadowHost; card: ShadowHost };

/** Opens the page, waits for the scenario's word in its tone, and opens the card. @throws when it does not come. */
export async function showScenario(world: StatesWorld, scenario: Scenario): Promise<Shown> {
  await scenario.before?.(world);
  const page = await world.stage.context.newPage();
  await page.setViewportSize({ width: 1120, height: 1000 });
  await page.goto(scenario.url);
  await page.bringToFront();
  if (scenario.looksNow) {
    const card = await openCard(page, await waitForShadowHost(page, badgeTag, isConfirmed));
    await card.click({ role: 'button', name: 'Look now' });
    await waitForBadge(page, scenario);
    // Opened anew it stands at its beginning.
    await page.keyboard.press('Escape');
  }
  const badge = await waitForBadge(page, scenario);
  await openCard(page, badge);
  return { page, badge, card: await waitForCard(page, scenario) };
}

async function openCard(page: Page, badge: ShadowHost): Promise<ShadowHost> {
  await badge.click({ role: 'button', name: getLabel(badge) });
  return await waitForShadowHost(page, cardTag, ({ text }) => text !== '');
}

const isConfirmed = (badge: ShadowHost) =>
  getLabel(badge) !== '' && !getLabel(badge).includes('not confirmed yet');

function waitForBadge(page: Page, scenario: Scenario): Promise<ShadowHost> {
  const word = getWordText(scenario);
  const isMeant = (badge: ShadowHost) =>
    badge.text.includes(word) &&
    badge.classes.has(scenario.tone === 'demo' ? 'demo-tone' : scenario.tone) &&
    (scenario.tone === 'stale' || isConfirmed(badge));
  return waitForShadowHost(page, badgeTag, isMeant);
}

function waitForCard(page: Page, scenario: Scenario): Promise<ShadowHost> {
  const texts = listTexts(scenario);
  return waitForShadowHost(page, cardTag, ({ text }) => texts.every((one) => text.includes(one)));
}
