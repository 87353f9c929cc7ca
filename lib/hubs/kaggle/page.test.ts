// @vitest-environment jsdom
import { describe, expect, test } from 'vitest';
import { describeHubPages } from '@/tests/helpers/describe-hub-pages';
import { kaggle } from './page';

const at = (path: string) => new URL(path, 'https://www.kaggle.com');
const parse = (html: string) => new DOMParser().parseFromString(html, 'text/html');
const listOf = (page: ParentNode, path: string) =>
  [...kaggle.spots(page, at(path))].map(({ sighting }) => sighting);

describeHubPages(kaggle, { name: 'kaggle', prefix: 'kaggle.com/models/' });

describe('locate', () => {
  test.each([
    ['/models/google/Gemma', null],
    ['/models/google/gemma/discussion', null],
    ['/models/google/gemma/pyTorch/7b-it', 'pyTorch/7b-it'],
    ['/models/google/gemma/pyTorch/7b-it/2', 'pyTorch/7b-it/2'],
  ])('%s', (path, revision) => {
    const locator = 'kaggle.com/models/google/gemma';
    expect(kaggle.locate(at(path))).toEqual({ locator, revision, path: null });
  });

  test.each([
    '/models',
    '/models/google',
    '/models/google/gemma/pyTorch',
    '/models/google/gemma/pyTorch/7b/x',
    '/models/google/gemma/pyTorch/7b/1/more',
    '/datasets/a/b',
    '/code/a/b',
  ])('null for %s', (path) => {
    expect(kaggle.locate(at(path))).toBeNull();
  });
});

describe('spots', () => {
  test('the title of a model page, and no card among its links', () => {
    const page = parse('<h1>Gemma</h1><a href="/models/a/b">b</a>');
    expect(listOf(page, '/models/google/gemma/pyTorch/7b')).toEqual([
      { locator: 'kaggle.com/models/google/gemma', place: 'title', revision: 'pyTorch/7b' },
    ]);
  });

  test('cards', () => {
    const page = parse('<h1>Models</h1><a href="/models/a/b">b</a><a href="/models/a">a</a>');
    expect(listOf(page, '/models')).toEqual([
      { locator: 'kaggle.com/models/a/b', place: 'card', revision: null },
    ]);
  });
});
