/** Badges and cards on hub pages, as a person meets them. */
import { errors, type Frame, type Page } from 'playwright';
import {
  findShadowHosts,
  type ShadowHost,
  waitForShadowHost,
} from '@/scripts/browser/closed-shadow';

export const badgeTag = 'commonweight-badge';
export const cardTag = 'commonweight-card';

/** What a badge says to those who do not see it. */
export function getLabel(badge: ShadowHost): string {
  return badge.accessibility[0]?.name ?? '';
}

/** Waits for the title's badge to say something that was read, not remembered. */
export async function waitForTitleBadge(
  page: Page,
  isMeant: (label: string) => boolean = (label) => !label.includes('not confirmed yet'),
): Promise<ShadowHost> {
  return await waitForShadowHost(page, badgeTag, (badge) => {
    const label = getLabel(badge);
    return label !== '' && isMeant(label);
  });
}

/** The badges of list cards: the card's href → the badge's label. */
export async function readCardBadges(page: Page): Promise<Readonly<Record<string, string>>> {
  const hrefs = await page.evaluate(
    (tag) =>
      [...document.querySelectorAll(tag)].map(
        (badge) => new URL(badge.closest('a')?.href ?? 'https://none/').pathname,
      ),
    badgeTag,
  );
  const labels = (await findShadowHosts(page, badgeTag)).map(getLabel);
  return Object.fromEntries(hrefs.map((href, index) => [href, labels[index] ?? '']));
}

/** Opens the card by a click on the title's badge. */
export async function openCard(page: Page): Promise<ShadowHost> {
  const badge = await waitForTitleBadge(page);
  await badge.click({ role: 'button', name: getLabel(badge) });
  return await waitForShadowHost(page, cardTag, ({ text }) => text !== '');
}

/** Waits until the page has no badge. */
export async function waitForNoBadge(page: Page): Promise<void> {
  await page.waitForFunction((tag) => document.querySelector(tag) === null, badgeTag);
}

/** Waits until the page's parts have come to life, and its script is idle. */
export async function waitForLife(page: Page): Promise<void> {
  await page.waitForFunction(() => document.documentElement.hasAttribute('data-hydrated'));
  await page.evaluate(() => new Promise((resolve) => requestIdleCallback(() => resolve(null))));
}

/** The first address of the page that an action opens; the page is closed again. */
export async function readOpened(page: Page, act: () => Promise<void>): Promise<string> {
  const opening = page.context().waitForEvent('page', { timeout: 15_000 });
  await act();
  const opened = await opening;
  const url = opened.url();
  await opened.close();
  return url;
}

/** Whether nothing with this tag comes into a page, in the time that ours would need for it many times over. */
export function staysAway(page: Page | Frame, tag: string): Promise<boolean> {
  const coming = page.waitForSelector(tag, { state: 'attached', timeout: 3_000 });
  return coming.then(
    () => false,
    (error: unknown) => {
      if (error instanceof errors.TimeoutError) return true;
      throw error;
    },
  );
}
