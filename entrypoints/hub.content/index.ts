import { defineContentScript } from 'wxt/utils/define-content-script';
import { openCard } from '@/components/features/badge/open-card';
import { startPageSession } from '@/components/features/badge/page-session';
import { mayShowBadges, onSettingsChange } from '@/components/features/badge/page-settings';
import { browser } from '@/lib/browser';
import { getHub, hubs } from '@/lib/hubs';
import { send } from '@/lib/protocol/send';
import { getBadgeKey, readBadgeCache } from '@/lib/storage/badge-cache';

/** Badges on hub pages: wiring only. Listens to no message of the page (threat T1). */
export default defineContentScript({
  matches: hubs.flatMap((hub) => [...hub.matches]),
  runAt: 'document_idle',
  allFrames: false,
  async main(context) {
    const hub = getHub(new URL(location.href));
    if (!hub) return;
    let session: AbortController | null = null;
    const start = async () => {
      session?.abort();
      session = null;
      if (!(await mayShowBadges(hub.id)) || context.signal.aborted) return;
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
    context.signal.addEventListener('abort', () => session?.abort());
    onSettingsChange(() => void start(), context.signal);
    await start();
  },
});
