// @vitest-environment jsdom
import { describe, expect, test } from 'vitest';
import { describeHubPages } from '@/tests/helpers/describe-hub-pages';
import { ollama } from './page';

const at = (path: string) => new URL(path, 'https://ollama.com');
const parse = (html: string) => new DOMParser().parseFromString(html, 'text/html');
const listOf = (page: ParentNode, path: string) => [...ollama.spots(page, at(path))];

describeHubPages(ollama, { name: 'ollama', prefix: 'ollama.com/' });

describe('locate', () => {
  test.each([
    ['/library/magistral', null],
    ['/library/Magistral/', null],
    ['/library/magistral/tags', null],
    ['/library/magistral:24b', '24b'],
    ['/library/magistral:24B/blobs/27bcbbf6d324', '24b'],
  ])('%s', (path, revision) => {
    const locator = 'ollama.com/library/magistral';
    expect(ollama.locate(at(path))).toEqual({ locator, revision, path: null });
  });

  test('models of users', () => {
    expect(ollama.locate(at('/Some_User/my.model'))?.locator).toBe('ollama.com/some_user/my.model');
  });

  test.each([
    '/',
    '/library',
    '/magistral',
    '/blog/launch',
    '/search/x',
    '/settings/keys',
    '/library/a:b:c',
    '/library/-x',
    '/library/magistral/unknown',
    '/a.b/c',
  ])('null for %s', (path) => {
    expect(ollama.locate(at(path))).toBeNull();
  });
});

describe('spots', () => {
  const item = (path: string, name: string) =>
    `<li><a href="${path}"><div title="${name}"><h2><div><span>${name}</span></div></h2><p>…</p></div></a></li>`;

  test('cards: in the row of the name, one for each list item, none for tags and pages of the hub', () => {
    const links = [
      item('/library/one', 'one'),
      '<li><a href="/user/two"><h2>two</h2></a><a href="/user/two">again</a></li>',
      '<li><a href="/library/one:7b">tag</a></li><li><a href="/blog/launch">news</a></li>',
    ];
    const found = listOf(parse(`<main><ul>${links.join('')}</ul></main>`), '/library');
    expect(found.map(({ sighting }) => sighting)).toEqual([
      { locator: 'ollama.com/library/one', place: 'card', revision: null },
      { locator: 'ollama.com/user/two', place: 'card', revision: null },
    ]);
    expect(found[0]?.row.firstElementChild?.localName).toBe('span');
    expect(found.every(({ insideLink }) => insideLink)).toBe(true);
  });

  test('a model page: the title outside the layers that cut off, and no link of its text is a card', () => {
    const page = parse(
      `<main><div class="row"><div class="truncate"><span><a href="/library/one">one</a></span></div><div>run</div></div>
       <article><ul>${item('/library/other', 'other')}</ul></article></main>`,
    );
    const [title, ...rest] = listOf(page, '/library/one:7b');
    expect(rest).toEqual([]);
    expect(title?.sighting).toEqual({
      locator: 'ollama.com/library/one',
      place: 'title',
      revision: '7b',
    });
    expect(title?.row.className).toBe('truncate');
    title?.row.append(document.createElement('commonweight-badge'));
    expect(listOf(page, '/library/one:7b')[0]?.row).toBe(title?.row);
  });
});
