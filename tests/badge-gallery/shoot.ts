/** Pictures of the badge and of the card in every state and theme, under .screens/badge/. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from 'playwright';
import { createServer } from 'vite';
import { findChromium } from '@/scripts/browser/find-chromium';
import { badgeStates } from '@/tests/fixtures/badge-states';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = join(root, '.screens', 'badge');
const themes = ['light', 'dark'] as const;

const server = await createServer({
  root: join(root, 'tests/badge-gallery'),
  configFile: false,
  logLevel: 'error',
  resolve: {
    alias: [
      { find: 'wxt/browser', replacement: join(root, 'tests/badge-gallery/fake-browser.ts') },
      { find: '@', replacement: root.replace(/\/$/, '') },
    ],
  },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  server: { host: '127.0.0.1', fs: { strict: false } },
});
await server.listen();
const base = server.resolvedUrls?.local[0] ?? '';
const { found } = await findChromium();
if (!found) throw new Error('There is no Chromium.');
const browser = await chromium.launch({
  executablePath: found.path,
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});
await mkdir(folder, { recursive: true });

async function shoot(page: Page, search: string, name: string, tag: string): Promise<void> {
  await page.goto(`${base}?${search}`);
  const badge = page.locator('commonweight-badge').first();
  await badge.waitFor({ state: 'attached' });
  if (tag === 'commonweight-card') {
    // The pill hangs to the right of its host, which takes no room.
    const box = await badge.boundingBox();
    await page.mouse.click((box?.x ?? 0) + 20, box?.y ?? 0);
  }
  await page.locator(tag).first().waitFor({ state: 'attached' });
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
}

try {
  const page = await browser.newPage({ viewport: { width: 720, height: 900 } });
  for (const theme of themes) {
    await shoot(page, `theme=${theme}`, `badges-${theme}`, 'commonweight-badge');
    for (const state of Object.keys(badgeStates)) {
      const search = `show=card&state=${state}&theme=${theme}`;
      await shoot(page, search, `card-${state}-${theme}`, 'commonweight-card');
    }
    for (const look of ['loading', 'failed', 'none', 'offline']) {
      const search = `show=card&state=approved&look=${look}&theme=${theme}`;
      await shoot(page, search, `card-look-${look}-${theme}`, 'commonweight-card');
    }
  }
  await page.setViewportSize({ width: 320, height: 700 });
  await shoot(page, '', 'badges-320', 'commonweight-badge');
  await shoot(page, 'show=card&state=hostile-names', 'card-320', 'commonweight-card');
  await page.emulateMedia({ forcedColors: 'active' });
  await page.setViewportSize({ width: 720, height: 900 });
  await shoot(page, '', 'badges-forced', 'commonweight-badge');
  await shoot(page, 'show=card&state=demo', 'card-forced', 'commonweight-card');
} finally {
  await browser.close();
  await server.close();
}
