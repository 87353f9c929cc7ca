import { bytesToString } from 'viem';
import { describe, expect, test } from 'vitest';
import { listDigestOffsets } from './digest-offsets';
import { formatManifest, type ManifestFile } from './manifest';

const a = 'a'.repeat(64);
const b = '0'.repeat(64);

function weights(path: string, digest: string): ManifestFile {
  return { path, size: 12, algorithm: 'sha256', digest };
}

describe('listDigestOffsets', () => {
  test('default: the NUL before each sha256, in order', () => {
    const config: ManifestFile = {
      path: 'config.json',
      size: 3,
      algorithm: 'git-sha1',
      digest: 'c'.repeat(40),
    };
    const manifest = formatManifest([weights('wé/2.bin', b), weights('w/1.bin', a), config]);
    const found = listDigestOffsets(manifest);
    expect(found.map(({ digest }) => digest)).toEqual([`0x${a}`, `0x${b}`]);
    for (const { digest, offset } of found) {
      const text = bytesToString(manifest.subarray(offset, offset + 73));
      expect(text).toBe(`\0sha256:${digest.slice(2)}\n`);
    }
  });

  test('behaviour: the same file twice is named once, at its first line', () => {
    const manifest = formatManifest([weights('1', a), weights('2', a)]);
    expect(listDigestOffsets(manifest)).toEqual([{ digest: `0x${a}`, offset: 4 }]);
  });

  test('behaviour: a digest in a path is no digest of a file', () => {
    const path = `sha256:${b}`;
    const manifest = formatManifest([weights(path, a)]);
    expect(listDigestOffsets(manifest).map(({ digest }) => digest)).toEqual([`0x${a}`]);
  });

  test('args: nothing', () => {
    expect(listDigestOffsets(new Uint8Array())).toEqual([]);
  });
});
