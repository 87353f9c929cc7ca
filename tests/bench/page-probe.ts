/** What one page load costs, read from inside the page. */
import type { BrowserContext } from 'playwright';

export type PageCost = {
  /** From the moment a badge could stand there (document parsed, islands settled) to the first badge, in ms. */
  badgeMs: number | null;
  badges: number;
  /** The same for the mark of a content script that does nothing else; null where there is none. */
  bareMs: number | null;
  /** From the start of the navigation to its load event, in ms. */
  loadMs: number;
  /** Sum of the layout shifts of the page. */
  shift: number;
  /** Longest task after the page was parsed, in ms; 0 when none was over 50. */
  longestTaskMs: number;
};

/** What a bare content script puts on the page. */
export const bareTag = 'bench-bare';

type Probe = {
  badgeAt: number;
  bareAt: number;
  settledAt: number;
  idleAt: number;
  shift: number;
  longestTask: number;
};

/** Runs in every page before its own scripts. */
function installProbe(): void {
  const probe: Probe = { badgeAt: 0, bareAt: 0, settledAt: 0, idleAt: 0, shift: 0, longestTask: 0 };
  Object.assign(globalThis, { benchProbe: probe });
  new MutationObserver((records) => {
    for (const { addedNodes } of records) {
      for (const node of addedNodes) {
        if (node.nodeName === 'COMMONWEIGHT-BADGE') probe.badgeAt ||= performance.now();
        if (node.nodeName === 'BENCH-BARE') probe.bareAt ||= performance.now();
      }
    }
  }).observe(document, { childList: true, subtree: true });
  new MutationObserver(() => {
    probe.idleAt = performance.now();
  }).observe(document, { childList: true, subtree: true, characterData: true });
  // The demo hub says on its root element when the islands have come to life.
  new MutationObserver(() => {
    probe.settledAt = performance.now();
  }).observe(document, { attributes: true, subtree: true, attributeFilter: ['data-hydrated'] });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      probe.shift += (entry as PerformanceEntry & { value: number }).value;
    }
  }).observe({ type: 'layout-shift', buffered: true });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      probe.longestTask = Math.max(probe.longestTask, entry.duration);
    }
  }).observe({ type: 'longtask', buffered: true });
}

/**
 * Loads a page and waits until it has its badges (or, where none is expected, until it has gone quiet).
 * `expected` is how many badges must stand.
 */
export async function measurePage(
  context: BrowserContext,
  url: string,
  expected: number,
): Promise<PageCost> {
  const page = await context.newPage();
  try {
    await page.addInitScript(installProbe);
    await page.goto(url, { waitUntil: 'load' });
    await page.waitForFunction(
      (count) => document.querySelectorAll('commonweight-badge').length >= count,
      expected,
    );
    await page.waitForFunction(() => {
      const { benchProbe } = globalThis as unknown as { benchProbe: Probe };
      return performance.now() - benchProbe.idleAt > 500;
    });
    return await page.evaluate(readProbe);
  } finally {
    await page.close();
  }
}

function readProbe(): PageCost {
  const { benchProbe } = globalThis as unknown as { benchProbe: Probe };
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  const from = Math.max(navigation?.domContentLoadedEventEnd ?? 0, benchProbe.settledAt);
  return {
    badgeMs: benchProbe.badgeAt > 0 ? Math.max(0, benchProbe.badgeAt - from) : null,
    bareMs: benchProbe.bareAt > 0 ? Math.max(0, benchProbe.bareAt - from) : null,
    badges: document.querySelectorAll('commonweight-badge').length,
    loadMs: navigation?.loadEventEnd ?? 0,
    shift: benchProbe.shift,
    longestTaskMs: benchProbe.longestTask,
  };
}
