/** Badges on one hub's pages, for as long as the content script lives: on and off with the settings. */

import { browser } from '@/lib/browser';
import type { Hub } from '@/lib/hubs/types';
import { send } from '@/lib/protocol/send';
import { getBadgeKey, readBadgeCache } from '@/lib/storage/badge-cache';
import { openCard } from './open-card';
import { startPageSession } from './page-session';
import { onSettingsChange, type PageSettings, readPageSettings } from './page-settings';

/** `choose` gives the hub of this page, or null when it may show no badges. Ends with the signal. */
export async function runBadges(
  signal: AbortSignal,
  choose: (settings: PageSettings) => Hub | null,
): Promise<void> {
  let session: AbortController | null = null;
  const start = async () => {
    session?.abort();
    session = null;
    const settings = await readPageSettings();
    const hub = settings && choose(settings);
    if (!hub || signal.aborted) return;
    session = new AbortController();
    startPageSession({
      hub,
      read: (sightings) => send('badge.read', { sightings }),
      readCache: readBadgeCache,
      getKey: getBadgeKey,
      openCard,
      isAlive: () => Boolean(browser.runtime?.id),
      now: () => Date.now(),
      signal: session.signal,
    });
  };
  signal.addEventListener('abort', () => session?.abort());
  onSettingsChange(() => void start(), signal);
  await start();
}
