import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ManifestPathError } from '@/lib/errors/provenance';
import { formatManifest, getManifestHash, getWeightsRoot, type ManifestFile } from './manifest';

const hexText = (bytes: number) =>
  fc
    .uint8Array({ minLength: bytes, maxLength: bytes })
    .map((raw) => Buffer.from(raw).toString('hex'));
const path = fc.string({ minLength: 1, unit: 'grapheme' }).filter((text) => !/[\0\n\r]/.test(text));
const file: fc.Arbitrary<ManifestFile> = fc.oneof(
  fc.record({
    path,
    size: fc.nat(),
    algorithm: fc.constant('sha256' as const),
    digest: hexText(32),
  }),
  fc.record({
    path,
    size: fc.nat(),
    algorithm: fc.constant('git-sha1' as const),
    digest: hexText(20),
  }),
);
const listing = fc.uniqueArray(file, { selector: (one) => one.path, maxLength: 12 });

/** The definition once more, with Node's own tools. */
function sorted(files: readonly ManifestFile[]) {
  return [...files].sort((a, b) => Buffer.compare(Buffer.from(a.path), Buffer.from(b.path)));
}

describe('manifest', () => {
  test('default: equals the definition computed with node:crypto', () => {
    fc.assert(
      fc.property(listing, (files) => {
        const hash = createHash('sha256');
        for (const one of sorted(files)) {
          hash.update(`${one.path}\0${one.size}\0${one.algorithm}:${one.digest}\n`);
        }
        expect(getManifestHash(files)).toBe(`0x${hash.digest('hex')}`);
        const root = createHash('sha256');
        for (const one of sorted(files)) {
          if (one.algorithm === 'sha256') root.update(Buffer.from(one.digest, 'hex'));
        }
        expect(getWeightsRoot(files)).toBe(`0x${root.digest('hex')}`);
      }),
    );
  });

  test('behaviour: the order of the listing does not matter, a swap of names does', () => {
    const a: ManifestFile = {
      path: 'a.bin',
      size: 1,
      algorithm: 'sha256',
      digest: 'aa'.repeat(32),
    };
    const b: ManifestFile = {
      path: 'b.bin',
      size: 1,
      algorithm: 'sha256',
      digest: 'bb'.repeat(32),
    };
    expect(getManifestHash([a, b])).toBe(getManifestHash([b, a]));
    const swapped = [
      { ...a, path: 'b.bin' },
      { ...b, path: 'a.bin' },
    ];
    expect(getManifestHash(swapped)).not.toBe(getManifestHash([a, b]));
    expect(getWeightsRoot(swapped)).not.toBe(getWeightsRoot([a, b]));
  });

  test('behaviour: a text changes the manifest and not the weights root', () => {
    const weights: ManifestFile = {
      path: 'w',
      size: 9,
      algorithm: 'sha256',
      digest: '11'.repeat(32),
    };
    const readme: ManifestFile = {
      path: 'README.md',
      size: 2,
      algorithm: 'git-sha1',
      digest: '22'.repeat(20),
    };
    const edited = { ...readme, digest: '33'.repeat(20) };
    expect(getWeightsRoot([weights, readme])).toBe(getWeightsRoot([weights, edited]));
    expect(getManifestHash([weights, readme])).not.toBe(getManifestHash([weights, edited]));
  });

  test('error: ManifestPathError', () => {
    const one: ManifestFile = { path: 'a', size: 1, algorithm: 'sha256', digest: 'aa'.repeat(32) };
    expect(() => formatManifest([one, one])).toThrow(ManifestPathError);
    expect(() => formatManifest([{ ...one, path: 'a\0b' }])).toThrow(ManifestPathError);
    expect(() => formatManifest([{ ...one, path: 'a\nb' }])).toThrow(ManifestPathError);
  });
});
