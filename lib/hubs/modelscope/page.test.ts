// @vitest-environment jsdom
import { describe, expect, test } from 'vitest';
import { describeHubPages } from '@/tests/helpers/describe-hub-pages';
import { modelscope } from './page';

const at = (path: string) => new URL(path, 'https://www.modelscope.cn');
const parse = (html: string) => new DOMParser().parseFromString(html, 'text/html');
const listOf = (page: ParentNode, path: string) =>
  [...modelscope.spots(page, at(path))].map(({ sighting }) => sighting);

describeHubPages(modelscope, { name: 'modelscope', prefix: 'modelscope.cn/models/' });

describe('locate', () => {
  test.each([
    ['/models/Qwen/Qwen2.5-7B', null, null],
    ['/models/qwen/qwen2.5-7b/summary', null, null],
    ['/models/qwen/qwen2.5-7b/files', null, null],
    ['/models/qwen/qwen2.5-7b/file/view/v1/sub/config.json', 'v1', 'sub/config.json'],
  ])('%s', (path, revision, file) => {
    const locator = 'modelscope.cn/models/qwen/qwen2.5-7b';
    expect(modelscope.locate(at(path))).toEqual({ locator, revision, path: file });
  });

  test.each(['/models', '/models/qwen', '/datasets/a/b', '/models/a/b/unknown', '/models/-a/b'])(
    'null for %s',
    (path) => {
      expect(modelscope.locate(at(path))).toBeNull();
    },
  );

  test('the international site is another hub', () => {
    expect(modelscope.locate(new URL('https://www.modelscope.ai/models/a/b'))).toBeNull();
  });
});

describe('spots', () => {
  test('the title: the heading that holds the name; none while another model is still shown', () => {
    const page = parse('<h2>Menu</h2><h1>Qwen2.5-7B</h1><a href="/models/a/b">b</a>');
    expect(listOf(page, '/models/qwen/qwen2.5-7b')).toEqual([
      { locator: 'modelscope.cn/models/qwen/qwen2.5-7b', place: 'title', revision: null },
    ]);
    expect(listOf(page, '/models/qwen/other')).toEqual([]);
  });

  test('cards', () => {
    const page = parse(
      '<a href="/models/a/b">b</a><a href="/models/a/b/files">files</a><a href="/models">all</a>',
    );
    const card = { locator: 'modelscope.cn/models/a/b', place: 'card', revision: null };
    expect(listOf(page, '/models')[0]).toEqual(card);
  });
});
