import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { getCardPlace } from './placing';

const scroll = { x: 0, y: 0 };
const desktop = { width: 1280, height: 800 };

describe('getCardPlace', () => {
  test('default: under the badge, in line with it', () => {
    const badge = { left: 100, right: 200, top: 50, bottom: 74 };
    expect(getCardPlace(badge, desktop, scroll)).toMatchObject({ left: 100, top: 82, width: 368 });
  });

  test('behaviour: above it where there is more room', () => {
    const badge = { left: 100, right: 200, top: 700, bottom: 724 };
    const place = getCardPlace(badge, desktop, { x: 0, y: 1000 });
    expect(place).toMatchObject({ bottomAt: 1692, maxHeight: 640 });
  });

  test('property: never wider than the window, never out of it sideways', () => {
    const size = fc.integer({ min: 200, max: 3000 });
    const position = fc.integer({ min: -500, max: 3500 });
    fc.assert(
      fc.property(size, size, position, position, (width, height, left, top) => {
        const badge = { left, right: left + 100, top, bottom: top + 24 };
        const place = getCardPlace(badge, { width, height }, scroll);
        expect(place.left).toBeGreaterThanOrEqual(8);
        expect(place.left + place.width).toBeLessThanOrEqual(width - 8);
        expect(place.maxHeight).toBeGreaterThan(0);
      }),
    );
  });
});
