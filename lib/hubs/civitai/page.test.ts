// @vitest-environment jsdom
import { describe, expect, test } from 'vitest';
import { describeHubPages } from '@/tests/helpers/describe-hub-pages';
import { civitai } from './page';

const at = (path: string) => new URL(path, 'https://civitai.com');
const parse = (html: string) => new DOMParser().parseFromString(html, 'text/html');
const listOf = (page: ParentNode, path: string) =>
  [...civitai.spots(page, at(path))].map(({ sighting }) => sighting);

describeHubPages(civitai, { name: 'civitai', prefix: 'civitai.com/models/' });

describe('locate', () => {
  test.each([
    ['/models/4384', null],
    ['/models/4384/dreamshaper', null],
    ['/models/4384/dreamshaper?modelVersionId=128713', '128713'],
    ['/models/4384?modelVersionId=abc', null],
  ])('%s', (path, revision) => {
    const locator = 'civitai.com/models/4384';
    expect(civitai.locate(at(path))).toEqual({ locator, revision, path: null });
  });

  test.each([
    '/models',
    '/models/create',
    '/models/0',
    '/models/007',
    '/models/2147483648',
    '/models/4384/name/edit',
    '/github/discussions/4384',
    '/images/4384',
  ])('null for %s', (path) => {
    expect(civitai.locate(at(path))).toBeNull();
  });
});

describe('spots', () => {
  const page = (canonical: string) =>
    parse(
      `<head><link rel="canonical" href="https://civitai.com${canonical}"></head>
       <main><h1>DreamShaper</h1><p>See <a href="/models/1/other">my other model</a></p></main>`,
    );

  test('the title, with the version of the address; links in its text are no cards', () => {
    expect(listOf(page('/models/4384/dreamshaper'), '/models/4384?modelVersionId=7')).toEqual([
      { locator: 'civitai.com/models/4384', place: 'title', revision: '7' },
    ]);
  });

  test('nothing while the address is ahead of the page', () => {
    expect(listOf(page('/models/4384/dreamshaper'), '/models/99')).toEqual([]);
  });

  test('cards: those of models, whatever the page of the hub', () => {
    const links = ['/models/1/one', '/models/create', '/models/2?modelVersionId=3', '/user/x'];
    const html = links.map((href) => `<a href="${href}"><img></a>`).join('');
    expect(listOf(parse(`<main>${html}</main>`), '/models')).toEqual([
      { locator: 'civitai.com/models/1', place: 'card', revision: null },
    ]);
  });
});
