import { describe, expect, test } from 'vitest';
import { compareFiles } from './compare';
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
    expect(compareFiles(approved, shown)).toBe(result);
  });
});
