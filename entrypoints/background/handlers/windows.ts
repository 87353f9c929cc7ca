import { browser } from '@/lib/browser';
import type { ParsedOf } from '@/lib/protocol/messages';
import type { Asker, Handlers } from '@/lib/protocol/router';
import { tabOpeners } from '@/lib/storage/tab-openers';

/** The card's bundle, injected on the first click on a badge. */
const cardFile = '/card.js';
const popupSize = { width: 420, height: 640 };

/**
 * Opens our own pages. What to show there stands in the fragment, `#locator=…&proposal=…&section=…`, which never
 * leaves the browser; the page parses it as it parses any input.
 */
export function createWindowHandlers(): Pick<
  Handlers,
  'window.open' | 'window.opener' | 'card.open'
> {
  return {
    'window.open': async ({ view, locator, revision, proposalId, section }, asker) => {
      const fields = new URLSearchParams({
        ...(locator !== undefined && { locator }),
        ...(view === 'register' && revision !== undefined && { revision }),
        ...(proposalId !== undefined && { proposal: proposalId.toString() }),
        ...(section !== undefined && { section }),
      });
      await openPage(view, fields.toString(), await readOpener(asker));
      return null;
    },
    'window.opener': (_, asker) => readOpener(asker),
    'card.open': async (_, { tabId }) => {
      if (tabId === null) return { injected: false };
      return { injected: await injectCard(tabId) };
    },
  };
}

/**
 * The page from which something is asked for in the end: a hub's own, and where a page of ours stands between, the one
 * that was opened from. Ours, where the reader opened the popup by its button. Null where that is not known any more.
 */
async function readOpener({ caller, url, tabId }: Asker): Promise<string | null> {
  if (caller === 'hub') return url;
  return tabId === null ? browser.runtime.getURL('') : tabOpeners.read(tabId);
}

/**
 * Opens one of our pages: the popup in a window of its own, all others in a tab. `opener` is the address of the page
 * it was opened from, by the browser's word.
 */
export async function openPage(
  view: ParsedOf<'window.open'>['view'],
  fragment: string,
  opener: string | null,
): Promise<void> {
  const url = new URL(`/${view}.html`, browser.runtime.getURL(''));
  url.hash = fragment;
  const tab = await (view === 'popup'
    ? createPopup(url.href)
    : browser.tabs.create({ url: url.href }));
  if (opener !== null && tab?.id !== undefined) await tabOpeners.write(tab.id, opener);
}

async function createPopup(url: string): Promise<{ id?: number | undefined } | undefined> {
  const created = await browser.windows.create({ url, type: 'popup', ...popupSize });
  return created?.tabs?.[0];
}

async function injectCard(tabId: number): Promise<boolean> {
  try {
    await browser.scripting.executeScript({ target: { tabId }, files: [cardFile] });
    return true;
  } catch {
    // The tab went elsewhere, or the host permission was taken back: the badge says what to do.
    return false;
  }
}
