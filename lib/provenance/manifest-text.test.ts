import fc from 'fast-check';
import { stringToBytes } from 'viem';
import { describe, expect, test } from 'vitest';
import { formatManifest, type ManifestFile } from './manifest';
import { parseManifest } from './manifest-text';

const digest = (length: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: length, maxLength: length });
const file: fc.Arbitrary<ManifestFile> = fc
  .record({
    path: fc.string({ minLength: 1, unit: 'grapheme' }).filter((text) => !/[\0\n\r]/.test(text)),
    size: fc.nat(),
    algorithm: fc.constantFrom('sha256' as const, 'git-sha1' as const),
  })
  .chain((fields) =>
    digest(fields.algorithm === 'sha256' ? 64 : 40).map((text) => ({ ...fields, digest: text })),
  );
const files = fc.uniqueArray(file, { selector: ({ path }) => path, maxLength: 20 });

describe('parseManifest', () => {
  test('property: gives what was formatted', () => {
    fc.assert(
      fc.property(files, (listed) => {
        const parsed = parseManifest(formatManifest(listed));
        expect(parsed).toHaveLength(listed.length);
        expect(formatManifest(parsed ?? [])).toEqual(formatManifest(listed));
      }),
    );
  });

  test.each([
    'README.md',
    'a\x001\x00sha256:00\n',
    `a\x00-1\x00git-sha1:${'0'.repeat(40)}\n`,
    `a\x001\x00git-sha1:${'0'.repeat(40)}`,
    `\x001\x00git-sha1:${'0'.repeat(40)}\n`,
    '\n',
  ])('behaviour: null for %j', (text) => {
    expect(parseManifest(stringToBytes(text))).toBeNull();
  });
});
