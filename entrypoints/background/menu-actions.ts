/** What a click in the browser's menu sets off outside the menu itself: a tab, the clipboard, the word that it is done. */
import { browser } from '@/lib/browser';
import { t } from '@/lib/i18n';
import { formatRecordId } from '@/lib/model/caip';
import type { Locator, RecordId } from '@/lib/model/ids';
import type { Handlers } from '@/lib/protocol/router';

/**
 * The record that may be copied without another look: the one model and repository both name (`linked`). For
 * anything less the composer shows what there is, since a claim alone may be anybody's.
 */
export async function readLinkedRecord(
  readBadges: Handlers['badge.read'],
  locator: Locator,
): Promise<RecordId | null> {
  const sightings = [{ locator, place: 'title' as const, revision: null }];
  const asker = { caller: 'ui' as const, tabId: null, url: '' };
  const badges = await readBadges({ sightings, fresh: false, deep: false }, asker);
  const badge = badges.find((one) => one.locator === locator);
  return badge?.model && badge.verdict.link === 'linked' ? badge.model.record : null;
}

/** Copies a reference by way of the page that was clicked on: a worker has no clipboard. */
export async function copyReference(record: RecordId, tabId: number): Promise<boolean> {
  const text = formatRecordId(record);
  try {
    const [frame] = await browser.scripting.executeScript({
      target: { tabId },
      func: writeToClipboard,
      args: [text],
    });
    if (frame?.result !== true) return false;
  } catch {
    // The tab is gone, or may not be scripted: our own page copies instead.
    return false;
  }
  await browser.notifications.create(`copied:${text}`, {
    type: 'basic',
    iconUrl: browser.runtime.getURL('/icon/128.png'),
    title: t('menu_copied'),
    message: text,
  });
  return true;
}

/** Runs in the page's tab, in our isolated world; self-contained. */
async function writeToClipboard(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // Not focused, or not allowed there.
    return false;
  }
}
