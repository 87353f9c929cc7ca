// @vitest-environment jsdom
import { describe, expect, test } from 'vitest';
import { describeHubPages } from '@/tests/helpers/describe-hub-pages';
import { replicate } from './page';

const at = (path: string) => new URL(path, 'https://replicate.com');
const parse = (html: string) => new DOMParser().parseFromString(html, 'text/html');
const listOf = (page: ParentNode, path: string) =>
  [...replicate.spots(page, at(path))].map(({ sighting }) => sighting);

describeHubPages(replicate, { name: 'replicate', prefix: 'replicate.com/' });

describe('locate', () => {
  test.each([
    ['/Stability-AI/sdxl', null],
    ['/stability-ai/sdxl/api', null],
    ['/stability-ai/sdxl/versions', null],
    [`/stability-ai/sdxl/versions/${'a'.repeat(64)}`, 'a'.repeat(64)],
  ])('%s', (path, revision) => {
    const locator = 'replicate.com/stability-ai/sdxl';
    expect(replicate.locate(at(path))).toEqual({ locator, revision, path: null });
  });

  test.each([
    '/',
    '/explore',
    '/docs/get-started',
    '/collections/x',
    '/stability-ai',
    '/a/b/unknown',
  ])('null for %s', (path) => {
    expect(replicate.locate(at(path))).toBeNull();
  });
});

describe('spots', () => {
  test('the title: the heading that names the model', () => {
    const page = parse('<main><h1>stability-ai/sdxl</h1><a href="/a/b">b</a></main>');
    expect(listOf(page, '/stability-ai/sdxl')).toEqual([
      { locator: 'replicate.com/stability-ai/sdxl', place: 'title', revision: null },
    ]);
    expect(listOf(page, '/stability-ai/other')).toEqual([]);
  });

  test('cards', () => {
    const page = parse(
      '<main><a href="/a/b">b</a><a href="/docs/x">x</a><a href="/a">a</a></main>',
    );
    expect(listOf(page, '/explore')).toEqual([
      { locator: 'replicate.com/a/b', place: 'card', revision: null },
    ]);
  });
});
