/** `npm run screens:badge`: pictures of the badge and of the card in every state and theme, under .screens/badge/. */
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from 'playwright';
import { findChromium } from '@/scripts/browser/find-chromium';
import { badgeStates } from '@/tests/fixtures/badge-states';
import { openScene, type Scene, startGallery } from './server';

const folder = fileURLToPath(new URL('../../.screens/badge', import.meta.url));
const themes = ['light', 'dark'] as const;
const looks = ['loading', 'failed', 'none', 'offline'] as const;
const wide = { width: 720, height: 900 };
const narrow = { width: 320, height: 700 };

const { found } = await findChromium();
if (!found) throw new Error('Install Chromium first.');
const gallery = await startGallery();
const browser = await chromium.launch({
  executablePath: found.path,
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});

async function shoot(page: Page, name: string, scene: Scene): Promise<void> {
  await openScene(page, gallery, scene);
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
}

try {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const page = await browser.newPage({ viewport: wide });
  for (const theme of themes) {
    await shoot(page, `badges-${theme}`, { show: 'badges', theme });
    for (const state of Object.keys(badgeStates)) {
      await shoot(page, `card-${state}-${theme}`, { show: 'card', state, theme });
    }
    for (const look of looks) {
      await shoot(page, `card-look-${look}-${theme}`, {
        show: 'card',
        state: 'approved',
        theme,
        look,
      });
    }
  }
  await page.setViewportSize(narrow);
  await shoot(page, 'badges-narrow', { show: 'badges' });
  await shoot(page, 'card-narrow', { show: 'card', state: 'hostile-names' });
  await page.setViewportSize(wide);
  await page.emulateMedia({ forcedColors: 'active' });
  await shoot(page, 'badges-forced', { show: 'badges' });
  await shoot(page, 'card-forced', { show: 'card', state: 'demo' });
} finally {
  await browser.close();
  await gallery.close();
}
