import { browser } from '@/lib/browser';
import type { ParsedOf } from '@/lib/protocol/messages';
import type { Handlers } from '@/lib/protocol/router';

/** The card's bundle, injected on the first click on a badge. */
const cardFile = '/card.js';
const popupSize = { width: 420, height: 640 };

/**
 * Opens our own pages. What to show there stands in the fragment, `#locator=…&proposal=…&section=…`, which never
 * leaves the browser; the page parses it as it parses any input.
 */
export function createWindowHandlers(): Pick<Handlers, 'window.open' | 'card.open'> {
  return {
    'window.open': async ({ view, locator, revision, proposalId, section }) => {
      const fields = new URLSearchParams({
        ...(locator !== undefined && { locator }),
        ...(view === 'register' && revision !== undefined && { revision }),
        ...(proposalId !== undefined && { proposal: proposalId.toString() }),
        ...(section !== undefined && { section }),
      });
      await openPage(view, fields.toString());
      return null;
    },
    'card.open': async (_, { tabId }) => {
      if (tabId === null) return { injected: false };
      return { injected: await injectCard(tabId) };
    },
  };
}

/** Opens one of our pages: the popup in a window of its own, all others in a tab. */
export async function openPage(
  view: ParsedOf<'window.open'>['view'],
  fragment: string,
): Promise<void> {
  const url = new URL(`/${view}.html`, browser.runtime.getURL(''));
  url.hash = fragment;
  if (view === 'popup') {
    await browser.windows.create({ url: url.href, type: 'popup', ...popupSize });
  } else {
    await browser.tabs.create({ url: url.href });
  }
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
