/** Where the card stands, in document coordinates, so that it scrolls with its badge. */

export type Rect = { left: number; top: number; right: number; bottom: number };
export type Size = { width: number; height: number };

const gap = 8;
/** Below this much room under the badge the card goes above it, if there is more room there. */
const roomMin = 280;
const heightMax = 640;
const widthMax = 368;

/** Pure. `scroll` is the page's scroll offset, `window` the visible size; all in CSS pixels. */
export function getCardPlace(
  badge: Rect,
  window: Size,
  scroll: { x: number; y: number },
):
  | { left: number; width: number; maxHeight: number; top: number }
  | {
      left: number;
      width: number;
      maxHeight: number;
      /** Distance of the card's lower edge from the document's top. */
      bottomAt: number;
    } {
  const width = Math.min(widthMax, window.width - 2 * gap);
  const left = Math.max(gap, Math.min(badge.left, window.width - width - gap)) + scroll.x;
  const below = window.height - badge.bottom - 2 * gap;
  const above = badge.top - 2 * gap;
  if (below >= roomMin || below >= above) {
    const maxHeight = Math.min(heightMax, Math.max(below, roomMin));
    return { left, width, maxHeight, top: badge.bottom + gap + scroll.y };
  }
  return {
    left,
    width,
    maxHeight: Math.min(heightMax, above),
    bottomAt: badge.top - gap + scroll.y,
  };
}
