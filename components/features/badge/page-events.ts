/** What a page does that matters to badges, as a few calls. Everything ends with the signal. */
import { badgeTag } from '@/lib/model/badge';

export type PageEvents = {
  /** The page's content changed. */
  onChange: () => void;
  /** The page has loaded and gone quiet. */
  onIdle: () => void;
  /** Its size or theme changed. */
  onLook: () => void;
  /** The reader came back to it, from another tab or the back-forward cache. */
  onReturn: (fromCache: boolean) => void;
};

/** How long to wait for a quiet moment after loading. */
const idleTimeoutMs = 3000;

/** One observer for the whole page, and the events of coming, going and resizing. */
export function watchPage(events: PageEvents, signal: AbortSignal): void {
  const observer = new MutationObserver((records) => {
    if (records.some(isLook)) events.onLook();
    if (records.some(isContent)) events.onChange();
  });
  observer.observe(document.documentElement, {
    subtree: true,
    childList: true,
    attributes: true,
    attributeFilter: ['href', 'class', 'data-theme'],
  });
  signal.addEventListener('abort', () => observer.disconnect(), { once: true });
  const whenIdle = () => requestIdleCallback(events.onIdle, { timeout: idleTimeoutMs });
  if (document.readyState === 'complete') whenIdle();
  else addEventListener('load', whenIdle, { signal });
  addEventListener('resize', events.onLook, { signal, passive: true });
  addEventListener('popstate', events.onChange, { signal });
  addEventListener('pageshow', (event) => event.persisted && events.onReturn(true), { signal });
  const onVisible = () => document.visibilityState === 'visible' && events.onReturn(false);
  document.addEventListener('visibilitychange', onVisible, { signal });
  // Chromium has the Navigation API; elsewhere the observer sees the change of content.
  const { navigation } = globalThis as { navigation?: EventTarget };
  navigation?.addEventListener('navigatesuccess', events.onChange, { signal });
}

/** Classes of the root elements carry the page's theme; other class changes do not matter. */
function isLook({ type, attributeName, target }: MutationRecord): boolean {
  const isRoot = target === document.documentElement || target === document.body;
  return type === 'attributes' && attributeName !== 'href' && isRoot;
}

/** Our own insertions are no news; a removal of one of ours is. */
function isContent({ type, attributeName, addedNodes, removedNodes }: MutationRecord): boolean {
  if (type === 'attributes') return attributeName === 'href';
  if (removedNodes.length > 0) return true;
  return ![...addedNodes].every((node) => node.nodeName.toLowerCase() === badgeTag);
}
