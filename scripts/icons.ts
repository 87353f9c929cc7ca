/**
 * `npm run icons`: the toolbar's pictures in `public/icon/`, drawn from the mark on a tile, since a toolbar may be
 * light or dark. The smallest leaves out what 16 pixels cannot hold.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright';
import { findChromium } from './browser/find-chromium';

const folder = fileURLToPath(new URL('../public/icon', import.meta.url));
const sizes = [16, 32, 48, 128];
const tile = '<rect width="16" height="16" rx="3.5" fill="#2349ab"/>';
/** A balance whose pans are the two equal halves of one disc. At 16 every edge lies on the grid of pixels. */
const small =
  '<path d="M3 3h10v1H9v8h2v1H5v-1h2V4H3zM3 4h1v3H3zM12 4h1v3h-1zM1 7h5v1H5v1H2V8H1zM10 7h5v1h-1v1h-3V8h-1z" fill="#fff"/>';
const large =
  '<path d="M8 2.5V13M4 4h8M5.5 13h5" stroke="#fff" stroke-linecap="round"/>' +
  '<path d="M4.5 4 2.4 8M4.5 4l2.1 4M11.5 4 9.4 8M11.5 4l2.1 4" fill="none" stroke="#fff" stroke-width=".75" stroke-linecap="round"/>' +
  '<path d="M2 8h5a2.5 2.75 0 0 1-5 0zM9 8h5a2.5 2.75 0 0 1-5 0z" fill="#fff"/>';

function draw(size: number): string {
  const mark = size < 32 ? small : large;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16" width="${size}" height="${size}">${tile}${mark}</svg>`;
}

const { found } = await findChromium();
if (!found) throw new Error('Install Chromium first.');
const browser = await chromium.launch({
  executablePath: found.path,
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});
try {
  await mkdir(folder, { recursive: true });
  const page = await browser.newPage();
  for (const size of sizes) {
    await page.setViewportSize({ width: size, height: size });
    await page.setContent(`<style>body{margin:0}svg{display:block}</style>${draw(size)}`);
    const picture = await page.screenshot({ omitBackground: true });
    await writeFile(join(folder, `${size}.png`), picture);
  }
} finally {
  await browser.close();
}
