import { describe, expect, test } from 'vitest';
import { compareFiles, getFileResult, isLicenceFile } from './compare';
import type { ManifestFile } from './manifest';

const large = (path: string, digit: string): ManifestFile => ({
  path,
  size: 9,
  algorithm: 'sha256',
  digest: digit.repeat(64),
});
const small = (path: string, digit: string): ManifestFile => ({
  path,
  size: 3,
  algorithm: 'git-sha1',
  digest: digit.repeat(40),
});
const approved = [
  large('model-1.safetensors', 'a'),
  large('model-2.safetensors', 'b'),
  small('config.json', 'c'),
  small('README.md', 'd'),
];
const [one, two, config, readme] = approved as [
  ManifestFile,
  ManifestFile,
  ManifestFile,
  ManifestFile,
];

describe('compareFiles', () => {
  test.each<[string, string, ManifestFile[]]>([
    ['same', 'the same in another order', [readme, config, two, one]],
    ['texts-changed', 'another README', [one, two, config, small('README.md', 'e')]],
    ['texts-changed', 'a picture more', [...approved, large('assets/plot.png', 'f')]],
    ['texts-changed', 'a licence less', [one, two, config]],
    ['code-changed', 'another config', [one, two, small('config.json', 'e'), readme]],
    ['code-changed', 'a Python file more', [...approved, small('modeling.py', 'e')]],
    ['code-changed', 'code that calls itself a readme', [...approved, small('readme.py', 'e')]],
    ['code-changed', 'a tokenizer in a text file', [...approved, small('merges.txt', 'e')]],
    ['code-changed', 'a large tokenizer', [...approved, large('tokenizer.json', 'e')]],
    ['code-changed', 'a pickle more', [...approved, large('scheduler.pkl', 'e')]],
    ['weights-differ', 'small weights', [...approved, small('adapter.safetensors', 'e')]],
    ['weights-differ', 'other weights', [large('model-1.safetensors', 'e'), two, config, readme]],
    ['weights-differ', 'one file less', [one, config, readme]],
    ['weights-differ', 'one file more', [...approved, large('extra.bin', 'e')]],
    [
      'weights-differ',
      'renamed, order kept',
      [large('model-0.safetensors', 'a'), two, config, readme],
    ],
    [
      'weights-differ',
      'two names swapped',
      [large('model-1.safetensors', 'b'), large('model-2.safetensors', 'a'), config, readme],
    ],
    [
      'weights-differ',
      'a pointer in place of the file',
      [small('model-1.safetensors', 'a'), two, config, readme],
    ],
    [
      'weights-differ',
      'worst of several',
      [one, small('config.json', 'e'), small('README.md', 'e')],
    ],
    ['weights-differ', 'nothing left', []],
  ])('default: %s: %s', (result, _, shown) => {
    expect(compareFiles(approved, shown).result).toBe(result);
  });

  test('behaviour: every file that is not as approved is named, the worst first', () => {
    const shown = [
      large('model-1.safetensors', 'b'),
      large('model-2.safetensors', 'a'),
      small('config.json', 'e'),
      small('modeling.py', 'f'),
    ];
    expect(compareFiles(approved, shown).changes).toEqual([
      { path: 'model-1.safetensors', kind: 'weights', what: 'moved', from: 'model-2.safetensors' },
      { path: 'model-2.safetensors', kind: 'weights', what: 'moved', from: 'model-1.safetensors' },
      { path: 'config.json', kind: 'code', what: 'changed', from: null },
      { path: 'modeling.py', kind: 'code', what: 'added', from: null },
      { path: 'README.md', kind: 'text', what: 'removed', from: null },
    ]);
  });

  test('behaviour: a renamed file is one change, a copied one is added', () => {
    const renamed = [large('model-0.safetensors', 'a'), two, config, readme];
    expect(compareFiles(approved, renamed).changes).toEqual([
      { path: 'model-0.safetensors', kind: 'weights', what: 'moved', from: 'model-1.safetensors' },
    ]);
    const copied = [...approved, large('model-0.safetensors', 'a')];
    expect(compareFiles(approved, copied).changes).toEqual([
      { path: 'model-0.safetensors', kind: 'weights', what: 'added', from: null },
    ]);
  });
});

describe('getFileResult', () => {
  test('default: one file of a revision, by its own change', () => {
    const shown = [large('model-1.safetensors', 'e'), two, small('config.json', 'e'), readme];
    const { changes } = compareFiles(approved, shown);
    expect(getFileResult('model-1.safetensors', changes)).toBe('weights-differ');
    expect(getFileResult('model-2.safetensors', changes)).toBe('same');
    expect(getFileResult('config.json', changes)).toBe('code-changed');
  });
});

describe('isLicenceFile', () => {
  test.each<[boolean, string]>([
    [true, 'LICENSE'],
    [true, 'LICENSE.md'],
    [true, 'licence-weights.txt'],
    [true, 'COPYING'],
    [false, 'docs/LICENSE'],
    [false, 'README.md'],
    [false, 'unlicensed.py'],
  ])('default: %s for %s', (is, path) => {
    expect(isLicenceFile(path)).toBe(is);
  });
});
