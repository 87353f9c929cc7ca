import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { judgeFile, listNeededDigests } from './file-verdict';
import type { ManifestFile } from './manifest';

const large = (path: string, digit: string, size = 9): ManifestFile => ({
  path,
  size,
  algorithm: 'sha256',
  digest: digit.repeat(64),
});
const small = (path: string, digit: string, size = 3): ManifestFile => ({
  path,
  size,
  algorithm: 'git-sha1',
  digest: digit.repeat(40),
});
const one = large('model-1.safetensors', 'a');
const two = large('model-2.safetensors', 'b');
const config = small('config.json', 'c');
const approved = [one, two, config];

const held = (of: ManifestFile, path = of.path) => ({
  path,
  size: of.size,
  digests: { [of.algorithm]: of.digest },
});

describe('judgeFile', () => {
  test('default: the approved content under the approved name', () => {
    expect(judgeFile(held(one), approved)).toEqual({ kind: 'same', approved: one });
    expect(judgeFile(held(config), approved)).toEqual({ kind: 'same', approved: config });
  });

  test('behaviour: a size that differs needs no digest', () => {
    const file = { path: one.path, size: 10, digests: {} };
    expect(judgeFile(file, approved)).toEqual({
      kind: 'differs',
      approved: one,
      by: 'size',
      content: null,
    });
  });

  test('behaviour: another digest of the same size', () => {
    const file = { path: one.path, size: 9, digests: { sha256: 'f'.repeat(64) } };
    expect(judgeFile(file, approved)).toMatchObject({ kind: 'differs', by: 'digest' });
  });

  test('behaviour: a digest that is not known is not the same', () => {
    expect(judgeFile({ path: one.path, size: 9, digests: {} }, approved).kind).toBe('differs');
  });

  test('behaviour: a digest of the other algorithm says nothing', () => {
    const file = { path: config.path, size: 3, digests: { sha256: 'c'.repeat(64) } };
    expect(judgeFile(file, approved).kind).toBe('differs');
  });

  test('behaviour: two files that swapped their names', () => {
    expect(judgeFile(held(two, one.path), approved)).toEqual({
      kind: 'differs',
      approved: one,
      by: 'digest',
      content: two,
    });
  });

  test('behaviour: approved content under a name that is none of the approved', () => {
    const file = held(two, 'model.safetensors');
    expect(judgeFile(file, approved)).toEqual({ kind: 'moved', from: two });
  });

  test('behaviour: neither name nor content is approved', () => {
    const file = { path: 'modeling.py', size: 9, digests: { sha256: 'e'.repeat(64) } };
    expect(judgeFile(file, approved)).toEqual({ kind: 'unlisted' });
    expect(judgeFile(file, [])).toEqual({ kind: 'unlisted' });
  });

  test('property: "same" exactly when path, size and digest are those of one approved file', () => {
    const file = fc.record({
      path: fc.constantFrom('a', 'b', 'c'),
      size: fc.constantFrom(1, 2),
      algorithm: fc.constantFrom('sha256' as const, 'git-sha1' as const),
      digest: fc.constantFrom('0', '1'),
    });
    const manifest = fc.uniqueArray(file, { selector: ({ path }) => path });
    fc.assert(
      fc.property(manifest, file, (files, shown) => {
        const { path, size, algorithm, digest } = shown;
        const verdict = judgeFile({ path, size, digests: { [algorithm]: digest } }, files);
        const isListed = files.some((other) => JSON.stringify(other) === JSON.stringify(shown));
        expect(verdict.kind === 'same').toBe(isListed);
        expect(verdict.kind === 'unlisted' || verdict.kind === 'moved').toBe(
          !files.some((other) => other.path === path),
        );
      }),
    );
  });
});

describe('listNeededDigests', () => {
  test('default: of the approved files of that size', () => {
    expect(listNeededDigests(9, approved)).toEqual(['sha256']);
    expect(listNeededDigests(3, [...approved, large('tiny.bin', 'd', 3)])).toEqual([
      'git-sha1',
      'sha256',
    ]);
  });

  test('behaviour: none where no approved file has that size', () => {
    expect(listNeededDigests(10, approved)).toEqual([]);
  });
});
