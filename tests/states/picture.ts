/** The picture of a state: the model's title, the badge and the open card, larger than life. */
import type { Box } from '@/scripts/browser/closed-shadow';
import { badgeTag } from '@/tests/helpers/badges';
import { decodePng, encodePalettePng } from './palette-png';
import type { Shown } from './show';

const margin = 14;
const scale = 1.5;

/** Takes it. */
export async function takePicture({ page, badge, card }: Shown): Promise<Buffer> {
  const title = await page.evaluate((tag) => {
    const box = document.querySelector(tag)?.parentElement?.getBoundingClientRect();
    // Of the title's row only where it begins: the rest of it is empty.
    return box && { x: box.x, y: box.y, width: 0, height: box.height };
  }, badgeTag);
  const boxes = [title, badge.frame, card.frame].filter((box) => box !== null && box !== undefined);
  const { width, height } = page.viewportSize() ?? { width: 0, height: 0 };
  const clip = surround(boxes, { width, height });
  // The pointer rests on the badge, whose colours it changes.
  await page.mouse.move(width - 1, height - 1);
  const session = await page.context().newCDPSession(page);
  const { data } = await session.send('Page.captureScreenshot', { clip: { ...clip, scale } });
  await session.detach();
  return encodePalettePng(decodePng(Buffer.from(data, 'base64')));
}

/** The smallest box around all of them, with a margin, within the page. */
function surround(boxes: readonly Box[], page: { width: number; height: number }): Box {
  const left = Math.max(0, Math.min(...boxes.map(({ x }) => x)) - margin);
  const top = Math.max(0, Math.min(...boxes.map(({ y }) => y)) - margin);
  const right = Math.min(page.width, Math.max(...boxes.map((box) => box.x + box.width)) + margin);
  const end = Math.min(page.height, Math.max(...boxes.map((box) => box.y + box.height)) + margin);
  return { x: left, y: top, width: right - left, height: end - top };
}
