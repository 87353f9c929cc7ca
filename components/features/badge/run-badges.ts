/** Badges on one hub's pages, for as long as the content script lives: on and off with the settings. */

import { browser } from '@/lib/browser';
import type { Hub } from '@/lib/hubs/types';
import { send } from '@/lib/protocol/send';
import { getBadgeKey, readBadgeCache } from '@/lib/storage/badge-cache';
import { newsKey } from '@/lib/storage/page-news';
import type { Sources } from './knowledge';
import { openCard } from './open-card';
import { startPageSession, takeSpots } from './page-session';
import { type PageSettings, readPageSettings, watchStore } from './page-settings';

/** `isOn` says whether the settings allow badges here. Ends with the signal. */
export async function runBadges(
  signal: AbortSignal,
  hub: Hub,
  isOn: (settings: PageSettings) => boolean,
): Promise<void> {
  let session: AbortController | null = null;
  let onNews = () => {};
  const start = async () => {
    session?.abort();
    const mine = new AbortController();
    session = mine;
    // Both at once: nothing of the cache is shown before the settings allow it.
    const readCache = readAhead(hub);
    const settings = await readPageSettings();
    // Settings that changed twice meanwhile are the second start's.
    if (!settings || !isOn(settings) || signal.aborted || mine.signal.aborted) return;
    onNews = startPageSession({
      hub,
      read: (sightings) => send('badge.read', { sightings }),
      readCache,
      getKey: getBadgeKey,
      openCard,
      isAlive: () => Boolean(browser.runtime?.id),
      now: () => Date.now(),
      signal: mine.signal,
    });
  };
  signal.addEventListener('abort', () => session?.abort());
  const onChange = (changes: Record<string, unknown>) => {
    if ('settings' in changes) void start();
    else if (newsKey in changes) onNews();
  };
  watchStore(onChange, signal);
  await start();
}

/** Begins to read the badge cache for the page as it is now, for the first question; later ones read it themselves. */
function readAhead(hub: Hub): Sources['readCache'] {
  const sightings = takeSpots(hub).map(({ sighting }) => sighting);
  const keys = new Set(sightings.map(getBadgeKey));
  let ahead: ReturnType<Sources['readCache']> | null = readBadgeCache(sightings);
  ahead.catch(() => {});
  return (wanted) => {
    const first = wanted.every((one) => keys.has(getBadgeKey(one))) ? ahead : null;
    ahead = null;
    return first ?? readBadgeCache(wanted);
  };
}
