import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FileChangedError, FileUnreadableError } from '@/lib/errors/file';
import { createFileSum, digestFile, pieceBytes, type Readable } from './file-digest';
import type { Algorithm } from './file-verdict';

const both: readonly Algorithm[] = ['sha256', 'git-sha1'];

/** The same digests by another's code. */
function getExpected(bytes: Uint8Array) {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const header = `blob ${bytes.length}\0`;
  return {
    sha256,
    'git-sha1': createHash('sha1').update(header).update(bytes).digest('hex'),
  };
}

const shared = new ArrayBuffer(pieceBytes);

/** A file whose content is made when it is asked for: a disk of any size in no memory. */
function createSparse(size: number, allocate: (bytes: number) => ArrayBuffer) {
  let alive = 0;
  const seen = { bytes: 0, largest: 0, mostAlive: 0 };
  const file: Readable = {
    size,
    slice: (start, end) => ({
      arrayBuffer: async () => {
        expect(start).toBe(seen.bytes);
        seen.bytes = end;
        seen.largest = Math.max(seen.largest, end - start);
        alive += 1;
        seen.mostAlive = Math.max(seen.mostAlive, alive);
        return allocate(end - start);
      },
    }),
  };
  return { file, seen, release: () => (alive -= 1) };
}

describe('digestFile', () => {
  test('default: sha256 and git blob id of a file', async () => {
    const bytes = new TextEncoder().encode('hello\n');
    expect(await digestFile(new Blob([bytes]), { algorithms: both })).toEqual({
      sha256: '5891b5b522d5df086d0ff0b110fbd9d21bb4fc7163af34d08286a2e846f6be03',
      'git-sha1': 'ce013625030ba8dba906f756967f9e9ca394464a',
    });
  });

  test('args: an empty file, and only what was asked for', async () => {
    expect(await digestFile(new Blob([]), { algorithms: both })).toEqual(
      getExpected(new Uint8Array()),
    );
    expect(await digestFile(new Blob(['a']), { algorithms: ['sha256'] })).toEqual({
      sha256: getExpected(new TextEncoder().encode('a')).sha256,
    });
  });

  test('property: the digests of node:crypto, at the borders of blocks too', async () => {
    const border = fc
      .tuple(fc.constantFrom(55, 56, 63, 64, 119, 128, 4_096), fc.integer({ min: -2, max: 2 }))
      .map(([at, off]) => at + off);
    const size = fc.oneof(border, fc.integer({ min: 0, max: 20_000 }));
    await fc.assert(
      fc.asyncProperty(size, fc.integer(), async (length, seed) => {
        const bytes = new Uint8Array(length).map((_, index) => (seed + index * 131) >> (index % 7));
        expect(await digestFile(new Blob([bytes]), { algorithms: both })).toEqual(
          getExpected(bytes),
        );
      }),
      { numRuns: 200 },
    );
  });

  test.each([-1, 0, 1])('behaviour: %i bytes beyond whole pieces', async (off) => {
    const bytes = new Uint8Array(2 * pieceBytes + off).map((_, index) => (index * 31) >> 3);
    const told: number[] = [];
    const onBytes = (done: number) => told.push(done);
    expect(await digestFile(new Blob([bytes]), { algorithms: both, onBytes })).toEqual(
      getExpected(bytes),
    );
    expect(told.at(-1)).toBe(bytes.length);
    expect(told).toHaveLength(Math.ceil(bytes.length / pieceBytes));
  });

  test('property: fed in any pieces, the sum is the same', () => {
    const pieces = fc.array(fc.uint8Array({ maxLength: 200 }), { maxLength: 8 });
    fc.assert(
      fc.property(pieces, (parts) => {
        const whole = Buffer.concat(parts);
        for (const algorithm of both) {
          const sum = createFileSum(algorithm, whole.length);
          for (const part of parts) sum.update(part);
          const hex = Buffer.from(sum.digest()).toString('hex');
          expect(hex).toBe(getExpected(whole)[algorithm]);
        }
      }),
    );
  });

  test('behaviour: of 20 GB never more than two pieces are there, and every byte once in order', async () => {
    const size = 20_000_000_001;
    const allocate = (bytes: number) => (bytes === pieceBytes ? shared : new ArrayBuffer(bytes));
    const { file, seen, release } = createSparse(size, allocate);
    let summed = 0;
    const count = {
      update: (bytes: Uint8Array) => {
        summed += bytes.length;
        release();
      },
      digest: () => new Uint8Array(32),
    };
    await digestFile(file, { algorithms: ['sha256'], createSum: () => count });
    expect(summed).toBe(size);
    expect(seen.largest).toBe(pieceBytes);
    expect(seen.mostAlive).toBeLessThanOrEqual(2);
  });

  test('behaviour: memory does not grow with the file', async () => {
    const held: number[] = [];
    const onBytes = () => held.push(process.memoryUsage().arrayBuffers);
    const { file } = createSparse(128 * pieceBytes, (bytes) => new ArrayBuffer(bytes));
    const before = process.memoryUsage().arrayBuffers;
    await digestFile(file, { algorithms: ['sha256'], onBytes });
    // 512 MiB go through; what is held at any time is what the collector has not come to yet.
    expect(held).toHaveLength(128);
    expect(Math.max(...held) - before).toBeLessThan(32 * pieceBytes);
  });

  test('behaviour: stops when told to, and reads no further', async () => {
    const { file, seen } = createSparse(100 * pieceBytes, () => shared);
    const stop = new AbortController();
    const onBytes = (done: number) => done > pieceBytes && stop.abort();
    const run = digestFile(file, { algorithms: ['sha256'], onBytes, signal: stop.signal });
    await expect(run).rejects.toMatchObject({ name: 'AbortError' });
    expect(seen.bytes).toBeLessThanOrEqual(4 * pieceBytes);
  });

  test('error: FileUnreadableError', async () => {
    const refuse = () => Promise.reject(new DOMException('gone', 'NotReadableError'));
    const file: Readable = { size: 9, slice: () => ({ arrayBuffer: refuse }) };
    const run = digestFile(file, { algorithms: both });
    await expect(run).rejects.toBeInstanceOf(FileUnreadableError);
  });

  test('error: FileChangedError', async () => {
    const short = { arrayBuffer: async () => new ArrayBuffer(4) };
    const run = digestFile({ size: 9, slice: () => short }, { algorithms: both });
    await expect(run).rejects.toBeInstanceOf(FileChangedError);
  });
});
