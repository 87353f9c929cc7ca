/**
 * `npm run screens`: a picture of every route × state × theme in .screens/, and a page of all of them.
 * Fails when a picture is missing, two look the same, or a page wrote an error. `npm run screens -- votes` takes those whose name has "votes" in it.
 */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Gallery, getSize, type Listed, openGallery, type Theme } from './gallery';

const folder = fileURLToPath(new URL('../../.screens', import.meta.url));
const themes: readonly Theme[] = ['light', 'dark'];

type Picture = {
  name: string;
  id: string;
  theme: Theme;
  width: number;
  height: number;
  full: boolean;
};

/** The pictures of one scenario: its own width in both themes, other widths in light. */
function listPictures({ id, surface, widths, height }: Listed): readonly Picture[] {
  const isPopup = surface === 'popup';
  const own = getSize({ surface });
  const of = { id, height: height ?? own.height, full: !isPopup && height === undefined };
  return [
    ...themes.map((theme) => ({ ...of, name: `${id}-${theme}`, theme, width: own.width })),
    ...widths.map((width) => ({ ...of, name: `${id}-${width}`, theme: 'light' as const, width })),
  ];
}

async function take(gallery: Gallery, picture: Picture): Promise<void> {
  const page = await gallery.open(picture);
  try {
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    if (overflow > 0) throw new Error(`it is ${overflow} px wider than its window`);
    if (picture.full) {
      // As long as its content: what sticks to a window's end would lie in the middle of a longer picture.
      const height = await page.evaluate(() => document.documentElement.scrollHeight);
      await page.setViewportSize({ width: picture.width, height });
    }
    await page.screenshot({
      path: join(folder, `${picture.name}.png`),
      fullPage: picture.full,
      animations: 'disabled',
    });
  } finally {
    await page.context().close();
  }
}

/** Two states that look the same: one of them did not come about. */
async function findTwins(pictures: readonly Picture[]): Promise<readonly string[]> {
  const seen = new Map<string, string>();
  const twins: string[] = [];
  for (const { name } of pictures) {
    const content = await readFile(join(folder, `${name}.png`));
    const digest = createHash('sha256').update(content).digest('hex');
    const twin = seen.get(digest);
    if (twin !== undefined) twins.push(`${name}: looks like ${twin}`);
    seen.set(digest, name);
  }
  return twins;
}

function writeIndex(pictures: readonly Picture[]): Promise<void> {
  const figures = pictures.map(
    ({ name }) =>
      `<figure><img src="${name}.png" loading="lazy" alt=""><figcaption>${name}</figcaption></figure>`,
  );
  const style =
    'body{display:flex;flex-wrap:wrap;gap:16px;font:12px system-ui}figure{margin:0}img{max-width:480px;border:1px solid #ccc}';
  return writeFile(
    join(folder, 'index.html'),
    `<!doctype html><meta charset="utf-8"><title>Screens</title><style>${style}</style>${figures.join('')}`,
  );
}

async function run(wanted: string | undefined): Promise<number> {
  // An old picture must not pass for a new one; those of the badge have a folder and a command of their own.
  await mkdir(folder, { recursive: true });
  const old = (await readdir(folder)).filter((name) => name.endsWith('.png'));
  for (const name of old) await rm(join(folder, name));
  const gallery = await openGallery();
  const failed: string[] = [];
  try {
    const pictures = gallery.scenarios
      .flatMap(listPictures)
      .filter(({ name }) => wanted === undefined || name.includes(wanted));
    for (const picture of pictures) {
      try {
        await take(gallery, picture);
      } catch (error) {
        failed.push(`${picture.name}: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
    await writeIndex(pictures);
    const missing = pictures.filter(({ name }) => !existsSync(join(folder, `${name}.png`)));
    failed.push(...missing.map(({ name }) => `${name}: there is no picture`));
    failed.push(...(await findTwins(pictures.filter((one) => !missing.includes(one)))));
    if (pictures.length === 0) failed.push('no picture was asked for');
    console.log(`${pictures.length - missing.length} of ${pictures.length} pictures in .screens/`);
  } finally {
    await gallery.close();
  }
  for (const line of failed) console.error(line);
  return failed.length === 0 ? 0 : 1;
}

process.exitCode = await run(process.argv[2]);
