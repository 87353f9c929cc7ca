import { deflateSync, inflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { decodePng, encodePalettePng } from '../states/palette-png';

type Chunks = Record<string, Buffer>;

function readChunks(png: Buffer): Chunks {
  const chunks: Chunks = {};
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) {
    chunks[png.toString('latin1', at + 4, at + 8)] = png.subarray(
      at + 8,
      at + 8 + png.readUInt32BE(at),
    );
  }
  return chunks;
}

/** The colours of a PNG with a palette, row by row. */
function readColours(png: Buffer, width: number): readonly number[] {
  const { PLTE, IDAT } = readChunks(png);
  if (!PLTE || !IDAT) throw new Error('no palette');
  const rows = inflateSync(IDAT);
  return [...rows].flatMap((index, at) =>
    at % (width + 1) === 0 ? [] : [PLTE.readUIntBE(index * 3, 3)],
  );
}

/** A PNG of RGB rows that are filtered already; check sums are not looked at. */
function writePng(width: number, height: number, rows: readonly number[]): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    return Buffer.concat([length, Buffer.from(type, 'latin1'), data, Buffer.alloc(4)]);
  };
  const header = Buffer.from([0, 0, 0, width, 0, 0, 0, height, 8, 2, 0, 0, 0]);
  return Buffer.concat([
    Buffer.alloc(8),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.from(rows))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

describe('encodePalettePng', () => {
  test('default: few colours stay as they are', () => {
    const colours = Uint32Array.from([0xffffff, 0x112233, 0xffffff, 0xabcdef]);
    const png = encodePalettePng({ width: 2, height: 2, colours });
    expect(readColours(png, 2)).toEqual([...colours]);
  });

  test('behaviour: of many the frequent ones stay, others become the nearest', () => {
    const often = Array.from({ length: 64 }, (_, i) => [i * 4, i * 4]).flat();
    const colours = Uint32Array.from([...often, 0x000009]);
    const png = encodePalettePng({ width: colours.length, height: 1, colours });
    expect(readColours(png, colours.length).slice(0, 128)).toEqual(often);
    expect(readColours(png, colours.length).at(-1)).toBe(8);
  });
});

describe('decodePng', () => {
  test.each([
    ['none', [0, 1, 2, 3, 4, 5, 6], [0, 7, 8, 9, 10, 11, 12]],
    ['left', [1, 1, 2, 3, 3, 3, 3], [1, 7, 8, 9, 3, 3, 3]],
    ['up', [0, 1, 2, 3, 4, 5, 6], [2, 6, 6, 6, 6, 6, 6]],
    ['average', [0, 1, 2, 3, 4, 5, 6], [3, 7, 7, 8, 5, 5, 5]],
    ['Paeth', [0, 1, 2, 3, 4, 5, 6], [4, 6, 6, 6, 3, 3, 3]],
  ])('args: rows by the filter %s', (_name, first, second) => {
    const { colours } = decodePng(writePng(2, 2, [...first, ...second]));
    expect([...colours]).toEqual([0x010203, 0x040506, 0x070809, 0x0a0b0c]);
  });

  test('error: another kind of PNG', () => {
    const png = writePng(1, 1, [0, 0, 0, 0]);
    png[8 + 8 + 8] = 16;
    expect(() => decodePng(png)).toThrow('another kind');
  });
});
