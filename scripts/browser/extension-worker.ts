/** An extension's background worker in Chromium, seen from outside. */
import type { BrowserContext, Page, Worker } from 'playwright';
import { until } from '../process/until';

const waitMs = 20_000;

/**
 * The worker of the only extension loaded, or of the one with the given id.
 * @throws when none starts. The usual reason is a manifest Chromium refuses without a word, such as a
 * `_locales` folder without `default_locale`.
 */
export async function getExtensionWorker(
  context: BrowserContext,
  extensionId?: string,
): Promise<Worker> {
  const isOurs = (worker: Worker) =>
    worker.url().startsWith(`chrome-extension://${extensionId ?? ''}`);
  const running = context.serviceWorkers().find(isOurs);
  if (running) return running;
  try {
    return await context.waitForEvent('serviceworker', { predicate: isOurs, timeout: waitMs });
  } catch (cause) {
    const message =
      'No extension worker started. Open the manifest in chrome://extensions to see why.';
    throw new Error(message, { cause });
  }
}

/** The id of the only extension loaded: the host of its worker's URL. */
export async function readExtensionId(context: BrowserContext): Promise<string> {
  return new URL((await getExtensionWorker(context)).url()).host;
}

/** Opens one of the extension's pages in a tab: "popup.html", "composer.html#…". */
export async function openExtensionPage(
  context: BrowserContext,
  options: { extensionId: string; path: string },
): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`chrome-extension://${options.extensionId}/${options.path}`);
  return page;
}

/**
 * Stops the worker as Chromium itself would when it is idle; the next event starts a new one.
 * Only a page of the extension may do this, so one without scripts is opened for it.
 */
export async function stopExtensionWorker(
  context: BrowserContext,
  extensionId: string,
): Promise<void> {
  const page = await openExtensionPage(context, { extensionId, path: 'manifest.json' });
  try {
    const session = await context.newCDPSession(page);
    const known = new Set<string>();
    // An event may start it again at once: that it stopped is what counts, not that it stays so.
    const stopped = new Set<string>();
    session.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
      for (const { versionId, runningStatus } of versions) {
        known.add(versionId);
        if (runningStatus === 'stopped') stopped.add(versionId);
      }
    });
    await session.send('ServiceWorker.enable');
    await until(() => known.size > 0, { what: 'Chromium tells of the worker' });
    await session.send('ServiceWorker.stopAllWorkers');
    await until(() => [...known].every((id) => stopped.has(id)), {
      what: 'the worker stops',
      intervalMs: 10,
    });
  } finally {
    await page.close();
  }
}
