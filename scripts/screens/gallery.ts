/** Opens the gallery (tests/gallery) in a real Chromium: our pages with a background that is played. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright';
import { build, preview } from 'vite';
import { explainMissingChromium, findChromium } from '../browser/find-chromium';

/** What the gallery tells of a scenario. */
export type Listed = {
  id: string;
  surface: string;
  widths: readonly number[];
  height?: number;
};
export type Theme = 'light' | 'dark';
export type Gallery = {
  scenarios: readonly Listed[];
  /** Opens one scenario in a context of its own, which the caller closes, and waits until it stands. */
  open: (of: { id: string; theme: Theme; width: number; height: number }) => Promise<Page>;
  /** A page that stays: one scenario after the other is drawn in it. Light until told otherwise. */
  openReel: () => Promise<Reel>;
  close: () => Promise<void>;
};
export type Reel = {
  page: Page;
  /** Draws a scenario and waits until it stands; throws what its page complained of. */
  show: (of: Listed) => Promise<void>;
  close: () => Promise<void>;
};

/** The window each surface is drawn in. */
export const popupSize = { width: 360, height: 580 };
export const pageSize = { width: 1_000, height: 760 };
export const getSize = ({ surface }: Pick<Listed, 'surface'>) =>
  surface === 'popup' ? popupSize : pageSize;

const config = fileURLToPath(new URL('../../tests/gallery/vite.config.ts', import.meta.url));
const readyTimeoutMs = 30_000;

/** Builds and serves the gallery, and starts a browser. */
export async function openGallery(): Promise<Gallery> {
  const { found, refused } = await findChromium();
  if (!found) throw new Error(explainMissingChromium(refused));
  const folder = await mkdtemp(join(tmpdir(), 'commonweight-gallery-'));
  const outDir = { outDir: folder, emptyOutDir: true };
  await build({ configFile: config, build: outDir });
  const server = await preview({ configFile: config, build: outDir });
  const url = server.resolvedUrls?.local[0] ?? '';
  const browser = await chromium.launch({
    executablePath: found.path,
    args: ['--disable-gpu', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
  });
  const close = async () => {
    await browser.close();
    await server.close();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const scenarios = await readList(browser, url);
    const openReel = () => createReel(browser, url);
    return { scenarios, open: createOpen(browser, url), openReel, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function readList(browser: Browser, url: string): Promise<readonly Listed[]> {
  const page = await browser.newPage();
  await page.goto(url);
  await waitUntilReady(page);
  const list = await page.evaluate(() => (globalThis as { gallery?: unknown }).gallery);
  await page.close();
  return list as readonly Listed[];
}

function createOpen(browser: Browser, url: string): Gallery['open'] {
  return async ({ id, theme, width, height }) => {
    const { page, troubles } = await newPage(browser, { theme, width, height });
    await page.goto(`${url}?${id}`);
    await waitUntilReady(page);
    if (troubles.length > 0) throw new Error(`${id}: ${troubles.join('; ')}`);
    return page;
  };
}

async function createReel(browser: Browser, url: string): Promise<Reel> {
  const { page, troubles } = await newPage(browser, { theme: 'light', ...pageSize });
  await page.goto(url);
  await waitUntilReady(page);
  type Shower = { showNamed: (id: string) => Promise<void> };
  return {
    page,
    async show(scenario) {
      await page.emulateMedia({ colorScheme: 'light' });
      await page.setViewportSize(getSize(scenario));
      await page.evaluate((id) => (globalThis as unknown as Shower).showNamed(id), scenario.id);
      if (troubles.length > 0) throw new Error(`${scenario.id}: ${troubles.join('; ')}`);
    },
    close: () => page.context().close(),
  };
}

async function newPage(
  browser: Browser,
  { theme, width, height }: { theme: Theme; width: number; height: number },
): Promise<{ page: Page; troubles: string[] }> {
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: theme,
    locale: 'en-GB',
    timezoneId: 'UTC',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  const troubles: string[] = [];
  page.on('pageerror', (error) => troubles.push(String(error)));
  page.on('console', (line) => line.type() === 'error' && troubles.push(line.text()));
  return { page, troubles };
}

async function waitUntilReady(page: Page): Promise<void> {
  const state = await page
    .locator('html[data-gallery]')
    .getAttribute('data-gallery', { timeout: readyTimeoutMs });
  if (state !== 'ready') throw new Error(`${page.url()}: ${state}`);
}
