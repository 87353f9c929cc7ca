/**
 * Where a pill beside a name covers nothing of the page. The row of the name tells little: it may be as wide as the
 * name alone, or end where others begin.
 */

export type Box = Pick<DOMRect, 'left' | 'right' | 'top' | 'bottom'>;

/** Pixels kept free between the pill and what stands beside it. */
export const gap = 8;
/** A box of text is a little higher than its letters: so far the pill may reach into one above or below. */
const lap = 4;
/** A page's lists may be long; what is far down in them is not beside a title. */
const boxesMax = 300;

/** What stands around a badge, and where whatever it stands in ends or is cut off. */
export function lookAround(element: Element): { boxes: readonly Box[]; end: number } {
  const at = element.getBoundingClientRect();
  const boxes: Box[] = [];
  const range = document.createRange();
  let end = document.documentElement.clientWidth;
  for (let one = element; one.parentElement && one !== document.body; one = one.parentElement) {
    const around = one.parentElement;
    for (const node of around.childNodes) {
      if (node === one || boxes.length === boxesMax) continue;
      range.selectNode(node);
      const box = range.getBoundingClientRect();
      // What lies over or under the whole place, such as a background, is not beside it.
      const isOver = box.left <= at.left && box.right > at.left + gap;
      if (box.width > 0 && !(isOver && box.top <= at.top && box.bottom >= at.top)) boxes.push(box);
    }
    if (getComputedStyle(around).overflowX !== 'visible')
      end = Math.min(end, around.getBoundingClientRect().right);
  }
  return { boxes, end };
}

/** The left edge of the first gap of a line that is this wide; null when none is before its end. */
export function findGap(boxes: readonly Box[], line: Box, width: number): number | null {
  const { top, bottom, right } = line;
  let { left } = line;
  const inLine = boxes.filter((box) => box.top < bottom - lap && box.bottom > top + lap);
  for (const box of [...inLine].sort((a, b) => a.left - b.left)) {
    if (box.left >= left + width + gap) break;
    if (box.right + gap > left) left = box.right + gap;
  }
  return left + width <= right ? left : null;
}
