import { describe, expect, test } from 'vitest';
import { isModelPath, isRepositoryName } from './names';

describe('isRepositoryName', () => {
  test.each(['123', 'foo', 'Foo-BAR_foo.bar123', 'a'.repeat(96), '_x', 'v0.1'])(
    'takes %s',
    (name) => {
      expect(isRepositoryName(name)).toBe(true);
    },
  );
  test.each([
    '',
    'a'.repeat(97),
    '.repo_id',
    'repo_id.',
    '-x',
    'x-',
    'foo--bar',
    'foo..bar',
    'foo.git',
    'foo.GIT',
    'a b',
    'a/b',
    'ünïcode',
    'a\u202eb',
  ])('refuses %j', (name) => {
    expect(isRepositoryName(name)).toBe(false);
  });
});

describe('isModelPath', () => {
  test.each([
    ['settings', 'tokens'],
    ['search', 'full-text'],
    ['datasets', 'squad'],
    ['spaces', 'x'],
    ['Models', 'x'],
    ['mistralai', 'activity'],
    ['mistralai', 'models'],
  ])('refuses /%s/%s', (owner, name) => {
    expect(isModelPath(owner, name)).toBe(false);
  });
  test('takes the organisation named huggingface', () => {
    expect(isModelPath('huggingface', 'CodeBERTa-small-v1')).toBe(true);
  });
});
