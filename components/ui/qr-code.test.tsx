// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/preact';
import { afterEach, describe, expect, test } from 'vitest';
import { QrCode } from './qr-code';

const address = '0x1a2b3c4d5e6f70811a2b3c4d5e6f70811a2b3c4d';
afterEach(cleanup);

/** The dark modules that are drawn, as "x y". */
function readModules(text: string): { size: number; dark: ReadonlySet<string> } {
  cleanup();
  render(<QrCode text={text} label="QR code of the address above" />);
  const drawing = screen.getByRole('img', { name: 'QR code of the address above' });
  const path = drawing.querySelector('path')?.getAttribute('d') ?? '';
  const size = Number(drawing.getAttribute('viewBox')?.split(' ')[2]);
  return {
    size,
    dark: new Set([...path.matchAll(/M(\d+ \d+)h1v1h-1z/g)].map(([, at]) => `${at}`)),
  };
}

/** Whether a square of seven with a ring in it stands at a corner. */
function isFinder(dark: ReadonlySet<string>, left: number, top: number): boolean {
  const cells = Array.from({ length: 49 }, (_, at) => [at % 7, Math.floor(at / 7)] as const);
  return cells.every(([x, y]) => {
    const ring = Math.max(Math.abs(x - 3), Math.abs(y - 3));
    return dark.has(`${left + x} ${top + y}`) === (ring !== 2);
  });
}

describe('QrCode', () => {
  test('default: an address in 29 modules, with three finders and a quiet zone of four', () => {
    const { size, dark } = readModules(address);
    expect(size).toBe(29 + 8);
    const [near, far] = [4, 4 + 29 - 7];
    expect(
      [
        [near, near],
        [far, near],
        [near, far],
        [far, far],
      ].map(([x = 0, y = 0]) => isFinder(dark, x, y)),
    ).toEqual([true, true, true, false]);
    const numbers = [...dark].flatMap((at) => at.split(' ').map(Number));
    expect(Math.min(...numbers)).toBe(4);
    expect(Math.max(...numbers)).toBe(4 + 28);
  });

  test('behaviour: another address is another code', () => {
    const other = readModules(address.replace('1a2b', '1a2c'));
    expect([...other.dark]).not.toEqual([...readModules(address).dark]);
  });
});
