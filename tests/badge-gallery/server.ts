/** Serves the gallery, and brings a page to what it shows. */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright';
import { createServer } from 'vite';

const root = fileURLToPath(new URL('../..', import.meta.url));

export type Gallery = { url: string; close: () => Promise<void> };

/** What a gallery page shows; see main.ts. */
export type Scene = {
  show: 'badges' | 'card';
  state?: string;
  theme?: 'light' | 'dark';
  look?: 'loading' | 'failed' | 'none' | 'offline';
  /** Shadow roots open, for tools that look inside. */
  open?: 'yes';
};

export async function startGallery(): Promise<Gallery> {
  const server = await createServer({
    root: join(root, 'tests/badge-gallery'),
    configFile: false,
    logLevel: 'error',
    cacheDir: join(root, '.screens/.vite'),
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
  return { url: server.resolvedUrls?.local[0] ?? '', close: () => server.close() };
}

/** Opens a scene and waits until everything of it is drawn. */
export async function openScene(page: Page, gallery: Gallery, scene: Scene): Promise<void> {
  await page.goto(`${gallery.url}?${new URLSearchParams(scene)}`);
  const badge = page.locator('commonweight-badge').first();
  await badge.waitFor({ state: 'attached' });
  if (scene.show === 'badges') return;
  // The pill hangs to the right of its host, which takes no room. Only a trusted click opens the card.
  const box = await badge.boundingBox();
  await page.mouse.click((box?.x ?? 0) + 20, box?.y ?? 0);
  await page.locator('commonweight-card').waitFor({ state: 'attached' });
}
