/**
 * Makes a screenshot small: PNG with a palette (RFC 2083). Interfaces have few colours; the most
 * frequent ones stay as they are, the others become the nearest of them.
 */
import { crc32, deflateSync, inflateSync } from 'node:zlib';

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const coloursMax = 64;
const opaque = { rgb: 2, rgba: 6 } as const;

/** Colours as 0xRRGGBB, row by row. */
export type Pixels = { width: number; height: number; colours: Uint32Array };

/** Reads a PNG as Chromium writes it: 8 bits a channel, RGB or RGBA, not interlaced. @throws on any other */
export function decodePng(png: Buffer): Pixels {
  const chunks = readChunks(png);
  const header = chunks.find(({ type }) => type === 'IHDR')?.data;
  if (!header) throw new Error('This is no PNG.');
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const [depth, kind, , , interlaced] = header.subarray(8);
  const isKnown = kind === opaque.rgb || kind === opaque.rgba;
  if (depth !== 8 || !isKnown || interlaced !== 0) throw new Error('This PNG is of another kind.');
  const data = chunks.filter(({ type }) => type === 'IDAT').map((chunk) => chunk.data);
  const samples = kind === opaque.rgba ? 4 : 3;
  const bytes = unfilter(inflateSync(Buffer.concat(data)), { width, height, samples });
  const colours = new Uint32Array(width * height);
  for (let at = 0; at < colours.length; at += 1) colours[at] = bytes.readUIntBE(at * samples, 3);
  return { width, height, colours };
}

/** Writes a PNG with a palette. */
export function encodePalettePng({ width, height, colours }: Pixels): Buffer {
  const palette = choosePalette(colours);
  const getIndex = createNearest(palette);
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      rows[y * (width + 1) + 1 + x] = getIndex(colours[y * width + x] as number);
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3, 0, 0, 0], 8);
  const table = Buffer.alloc(palette.length * 3);
  palette.forEach((colour, index) => {
    table.writeUIntBE(colour, index * 3, 3);
  });
  const body = deflateSync(rows, { level: 9 });
  const chunks = [
    ['IHDR', header],
    ['PLTE', table],
    ['IDAT', body],
    ['IEND', Buffer.alloc(0)],
  ] as const;
  return Buffer.concat([signature, ...chunks.map(([type, data]) => writeChunk(type, data))]);
}

function choosePalette(colours: Uint32Array): readonly number[] {
  const counts = new Map<number, number>();
  for (const colour of colours) counts.set(colour, (counts.get(colour) ?? 0) + 1);
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .slice(0, coloursMax)
    .map(([colour]) => colour);
}

function createNearest(palette: readonly number[]): (colour: number) => number {
  const known = new Map(palette.map((colour, index) => [colour, index]));
  const find = (colour: number) => {
    const distances = palette.map((one) => getDistance(one, colour));
    return distances.indexOf(Math.min(...distances));
  };
  return (colour) => {
    const index = known.get(colour) ?? find(colour);
    known.set(colour, index);
    return index;
  };
}

function getDistance(a: number, b: number): number {
  const of = (shift: number) => ((a >> shift) & 255) - ((b >> shift) & 255);
  return of(16) ** 2 + of(8) ** 2 + of(0) ** 2;
}

type Chunk = { type: string; data: Buffer };

function readChunks(png: Buffer): readonly Chunk[] {
  const chunks: Chunk[] = [];
  let at = signature.length;
  while (at + 12 <= png.length) {
    const length = png.readUInt32BE(at);
    const type = png.toString('latin1', at + 4, at + 8);
    chunks.push({ type, data: png.subarray(at + 8, at + 8 + length) });
    at += 12 + length;
  }
  return chunks;
}

function writeChunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  const check = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, check]);
}

/** Undoes the filters of the rows, each of which is named by the row's first byte. */
function unfilter(
  raw: Buffer,
  { width, height, samples }: { width: number; height: number; samples: number },
): Buffer {
  const line = width * samples;
  const out = Buffer.alloc(line * height);
  for (let y = 0; y < height; y += 1) {
    const filter = raw[y * (line + 1)] as number;
    for (let x = 0; x < line; x += 1) {
      const left = x < samples ? 0 : (out[y * line + x - samples] as number);
      const up = y === 0 ? 0 : (out[(y - 1) * line + x] as number);
      const corner = y === 0 || x < samples ? 0 : (out[(y - 1) * line + x - samples] as number);
      const guesses = [0, left, up, (left + up) >> 1, getPaeth(left, up, corner)];
      out[y * line + x] = (raw[y * (line + 1) + 1 + x] as number) + (guesses[filter] ?? 0);
    }
  }
  return out;
}

function getPaeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner;
  const [a, b, c] = [left, up, corner].map((one) => Math.abs(guess - one)) as [
    number,
    number,
    number,
  ];
  if (a <= b && a <= c) return left;
  return b <= c ? up : corner;
}
