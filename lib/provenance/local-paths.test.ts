import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isBookkeeping, toManifestPaths } from './local-paths';
import type { ManifestFile } from './manifest';

const list = (...paths: string[]): ManifestFile[] =>
  paths.map((path) => ({ path, size: 1, algorithm: 'sha256', digest: 'a'.repeat(64) }));
const approved = list('config.json', '1_Pooling/config.json', 'model.safetensors', 'sub/x.bin');

describe('toManifestPaths', () => {
  test('default: single files by their names', () => {
    expect(toManifestPaths(['config.json', 'other.txt'], approved)).toEqual([
      'config.json',
      'other.txt',
    ]);
  });

  test('behaviour: a folder’s own name does not count', () => {
    const picked = ['bge/config.json', 'bge/1_Pooling/config.json', 'bge/notes.txt'];
    expect(toManifestPaths(picked, approved)).toEqual([
      'config.json',
      '1_Pooling/config.json',
      'notes.txt',
    ]);
  });

  test('behaviour: a model that lies deeper in the folder that was picked', () => {
    const picked = ['models/readme.txt', 'models/bge/config.json', 'models/bge/model.safetensors'];
    expect(toManifestPaths(picked, approved)).toEqual([
      'models/readme.txt',
      'config.json',
      'model.safetensors',
    ]);
  });

  test('behaviour: of two folders that fit equally the outer one counts', () => {
    const picked = ['a/config.json', 'a/1_Pooling/config.json'];
    expect(toManifestPaths(picked, list('config.json'))).toEqual([
      'config.json',
      '1_Pooling/config.json',
    ]);
  });

  test('behaviour: a bare name that only one folder has', () => {
    expect(toManifestPaths(['x.bin'], approved)).toEqual(['sub/x.bin']);
    expect(toManifestPaths(['y.bin'], list('a/y.bin', 'b/y.bin'))).toEqual(['y.bin']);
  });

  test('behaviour: a folder of nothing that is known loses its own name only', () => {
    expect(toManifestPaths(['dir/a', 'dir/b/c'], approved)).toEqual(['a', 'b/c']);
  });

  test('behaviour: nothing picked', () => {
    expect(toManifestPaths([], approved)).toEqual([]);
  });

  test('property: a whole download is recognised in any folder', () => {
    const name = fc.stringMatching(/^[a-z]{1,3}$/);
    const path = fc.array(name, { minLength: 1, maxLength: 3 }).map((parts) => parts.join('/'));
    const paths = fc.uniqueArray(path, { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(paths, fc.option(path, { nil: null }), (all, folder) => {
        const picked = all.map((one) => (folder === null ? one : `${folder}/${one}`));
        const found = toManifestPaths(picked, list(...all));
        // Another folder may fit as well only when as many of its paths are known.
        expect(found.filter((one) => all.includes(one)).length).toBe(all.length);
      }),
    );
  });
});

describe('isBookkeeping', () => {
  test.each([
    '.git/HEAD',
    'm/.git/objects/aa',
    'm/.cache/huggingface/download/x.lock',
    '.DS_Store',
  ])('args: %s is', (path) => expect(isBookkeeping(path)).toBe(true));

  test.each(['.gitattributes', 'config.json', '.cache/other', 'x/git/a'])(
    'args: %s is not',
    (path) => expect(isBookkeeping(path)).toBe(false),
  );
});
