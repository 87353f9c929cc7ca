// @vitest-environment jsdom
import { describe, expect, test } from 'vitest';
import { describeHubPages } from '@/tests/helpers/describe-hub-pages';
import { github } from './page';

const at = (path: string) => new URL(path, 'https://github.com');
const parse = (html: string) => new DOMParser().parseFromString(html, 'text/html');
const listOf = (page: ParentNode, path: string) => [...github.spots(page, at(path))];

describeHubPages(github, { name: 'github', prefix: 'github.com/' });

describe('locate', () => {
  test.each([
    ['/OpenAI/Whisper', null, null],
    ['/openai/whisper/', null, null],
    ['/openai/whisper/issues/1', null, null],
    ['/openai/whisper/tree/v1', 'v1', null],
    ['/openai/whisper/tree/v1/whisper', 'v1', 'whisper'],
    ['/openai/whisper/blob/main/whisper/audio.py', 'main', 'whisper/audio.py'],
    ['/openai/whisper/commit/abc', 'abc', null],
  ])('%s', (path, revision, file) => {
    const locator = 'github.com/openai/whisper';
    expect(github.locate(at(path))).toEqual({ locator, revision, path: file });
  });

  test.each([
    '/openai',
    '/settings/tokens',
    '/orgs/openai/repositories',
    '/topics/llm',
    '/a--/x',
    '/-a/x',
    '/a/..',
    '/a/x.git',
    '/a_b/x',
    '/openai/whisper/unknown-tab',
    '/openai/whisper/releases/tag/v1',
    '/openai/whisper/compare/main...dev',
  ])('null for %s', (path) => {
    expect(github.locate(at(path))).toBeNull();
  });
});

describe('spots', () => {
  const page = (nwo: string) =>
    parse(`<head><meta name="octolytics-dimension-repository_nwo" content="${nwo}"></head>
      <header><a href="/openai/whisper">whisper</a></header>
      <main><div class="bar"><a href="/openai">openai</a>/<strong itemprop="name"><a href="/openai/whisper">whisper</a></strong></div>
      <a href="/openai/whisper">Code</a>
      <article class="markdown-body"><h2><a href="/other/model">other</a></h2></article></main>`);

  test('the title: its name in the page, and no card from a readme', () => {
    const [title, ...rest] = listOf(page('openai/Whisper'), '/OpenAI/whisper/tree/v2');
    expect(rest).toEqual([]);
    expect(title?.row.localName).toBe('strong');
    expect(title?.sighting).toEqual({
      locator: 'github.com/openai/whisper',
      place: 'title',
      revision: 'v2',
    });
  });

  test('nothing when the page does not say that it is this repository', () => {
    expect(listOf(page('openai/other'), '/openai/whisper')).toEqual([]);
    expect(
      listOf(parse('<main><a href="/openai/whisper">whisper</a></main>'), '/openai/whisper'),
    ).toEqual([]);
  });

  test('cards of a listing: repositories, not their pages', () => {
    const hrefs = ['/a/one', '/a/one/issues', '/topics/llm', '/b/two'];
    const html = hrefs.map((href) => `<li><h3><a href="${href}">x</a></h3></li>`).join('');
    const found = listOf(parse(`<main>${html}</main>`), '/openai');
    expect(found.map(({ sighting }) => sighting.locator)).toEqual([
      'github.com/a/one',
      'github.com/b/two',
    ]);
  });
});
