/**
 * Chromium's own context menu, opened by a real right click and walked by real keys: no browser API opens
 * it. The page's window must be headed on a display of ours.
 */
import { join } from 'node:path';
import type { Page, Locator as PageLocator } from 'playwright';
import { until } from '../process/until';
import type { Display } from './display';

/** What is right-clicked; Chromium shows other items of its own for each. */
export type MenuPlace = 'page' | 'link' | 'selection';

export type MenuChoice = {
  page: Page;
  display: Display;
  place: MenuPlace;
  /** The element to click; a selection is made over its whole text first. */
  target: PageLocator;
  /** Position of the item among ours, from 0, in the order they were created for this place. */
  index: number;
  /** How many items ours are: one stands in the menu itself, more are nested under the extension's name. */
  count: number;
  /** Where a screenshot goes when the menu does not open. */
  screenshots?: string;
};

/** Right-clicks the target and chooses one of the extension's items. */
export async function openNativeMenuItem(choice: MenuChoice): Promise<void> {
  const { display } = choice;
  await choice.page.bringToFront();
  if (choice.place === 'selection') await choice.target.selectText();
  const before = new Set(await display.listWindows());
  await display.click(await readScreenPoint(choice.target), 3);
  try {
    await until(async () => (await display.listWindows()).some((window) => !before.has(window)), {
      what: 'the context menu opens',
    });
    await display.pressKeys(...listKeys(choice));
    await until(async () => !(await display.listWindows()).some((window) => !before.has(window)), {
      what: 'the context menu closes after a choice',
    });
  } catch (error) {
    if (choice.screenshots) {
      await display.takeScreenshot(join(choice.screenshots, `native-menu-${Date.now()}.png`));
    }
    await display.pressKeys('Escape', 'Escape');
    throw error;
  }
}

/**
 * From no item chosen, Up wraps to the last ("Inspect"). The extension's item is the next above it; on a
 * plain page "View page source" stands between.
 */
function listKeys({ place, index, count }: MenuChoice): readonly string[] {
  const toOurs = place === 'page' ? ['Up', 'Up', 'Up'] : ['Up', 'Up'];
  if (count === 1) return [...toOurs, 'Return'];
  return [...toOurs, 'Right', ...Array.from({ length: index }, () => 'Down'), 'Return'];
}

async function readScreenPoint(target: PageLocator): Promise<{ x: number; y: number }> {
  await target.scrollIntoViewIfNeeded();
  return await target.evaluate((element) => {
    const rect = element.getBoundingClientRect();
    // What stands above the page (tabs, address, info bars) is the difference of the two heights.
    const left = window.screenX + (window.outerWidth - window.innerWidth) / 2;
    const top = window.screenY + (window.outerHeight - window.innerHeight);
    return {
      x: left + rect.left + Math.min(40, rect.width / 2),
      y: top + rect.top + rect.height / 2,
    };
  });
}
