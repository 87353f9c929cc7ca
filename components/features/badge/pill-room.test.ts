import { describe, expect, test } from 'vitest';
import { type Box, findGap } from './pill-room';

const box = (left: number, right: number, top = 0, bottom = 24): Box => ({
  ...{ left, right, top, bottom },
});
const line = box(100, 500);

describe('findGap', () => {
  test('default: right where the line begins', () => {
    expect(findGap([], line, 200)).toBe(100);
    expect(findGap([box(0, 90)], line, 200)).toBe(100);
  });

  test('behaviour: after what stands there, with room around it, whatever the order', () => {
    expect(findGap([box(300, 320), box(110, 180)], line, 100)).toBe(188);
    expect(findGap([box(110, 180), box(290, 320)], line, 100)).toBe(328);
  });

  test('behaviour: lines above and below do not matter, even where their boxes reach in a little', () => {
    expect(findGap([box(0, 500, 21, 40), box(0, 500, -30, 3)], line, 200)).toBe(100);
    expect(findGap([box(0, 500, 12, 40)], line, 200)).toBeNull();
  });

  test('behaviour: null when the line ends before', () => {
    expect(findGap([], line, 401)).toBeNull();
    expect(findGap([box(110, 350)], line, 200)).toBeNull();
  });
});
