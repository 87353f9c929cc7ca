// @vitest-environment jsdom
import { describe, expect, test } from 'vitest';
import { describeHubPages } from '@/tests/helpers/describe-hub-pages';
import { createMirror, huggingFace } from './page';

const at = (path: string) => new URL(path, 'https://huggingface.co');
const parse = (html: string) => new DOMParser().parseFromString(html, 'text/html');

describeHubPages(huggingFace, { name: 'huggingface', prefix: 'huggingface.co/' });

describe('locate', () => {
  test.each([
    ['/mistralai/Mistral-7B-v0.1', null, null],
    ['/mistralai/Mistral-7B-v0.1/', null, null],
    ['/mistralai/Mistral-7B-v0.1?library=transformers#use', null, null],
    ['/mistralai/Mistral-7B-v0.1/tree/main', 'main', null],
    ['/mistralai/Mistral-7B-v0.1/tree/feature%2Ffoo/sub', 'feature/foo', null],
    ['/mistralai/Mistral-7B-v0.1/commits/main/config.json', 'main', null],
    ['/mistralai/Mistral-7B-v0.1/blob/main/sub/a%20b.bin', 'main', 'sub/a b.bin'],
    ['/mistralai/Mistral-7B-v0.1/blob/refs/pr/3/config.json', 'refs/pr/3', 'config.json'],
    ['/mistralai/Mistral-7B-v0.1/resolve/main/a/b.bin', 'main', 'a/b.bin'],
    ['/mistralai/Mistral-7B-v0.1/discussions/4', null, null],
    ['/mistralai/Mistral-7B-v0.1/edit/dev/README.md', 'dev', 'README.md'],
    ['/mistralai/Mistral-7B-v0.1/upload/dev/sub', 'dev', null],
    ['/mistralai/Mistral-7B-v0.1/tree/', null, null],
  ])('%s', (path, revision, file) => {
    expect(huggingFace.locate(at(path))).toEqual({
      locator: 'huggingface.co/mistralai/mistral-7b-v0.1',
      revision,
      path: file,
    });
  });

  test.each([
    '/',
    '/gpt2',
    '/models',
    '/docs/hub/index',
    '/spaces/a/b',
    '/datasets/a/b',
    '/settings/tokens',
    '/a/b/unknown-tab',
    '/a--b/c',
    '/mistralai/activity/all',
    '/collections/a/b-123',
    '/a%2Fb/c',
  ])('null for %s', (path) => {
    expect(huggingFace.locate(at(path))).toBeNull();
  });

  test('null for other hosts and schemes', () => {
    expect(huggingFace.locate(new URL('http://huggingface.co/a/b'))).toBeNull();
    expect(huggingFace.locate(new URL('https://hf-mirror.com/a/b'))).toBeNull();
    expect(huggingFace.locate(new URL('https://huggingface.co.evil.example/a/b'))).toBeNull();
  });

  test('a URL of 10,000 characters', () => {
    expect(huggingFace.locate(at(`/${'a'.repeat(5000)}/${'b'.repeat(5000)}`))).toBeNull();
    expect(huggingFace.locate(at(`/a/b/tree/${'c'.repeat(10_000)}`))).toBeNull();
  });

  test('a branch whose name cannot be read is not taken for the default one', () => {
    const long = encodeURIComponent(`evil/${'c'.repeat(252)}`);
    expect(huggingFace.locate(at(`/a/b/tree/${long}`))).toBeNull();
    expect(huggingFace.locate(at('/a/b/tree/%ff'))).toBeNull();
  });
});

const modelPage = (href: string, props = '{}') =>
  parse(`<main><div class="SVELTE_HYDRATER contents" data-target="ModelHeader" data-props='${props}'>
    <header><div><h1><div><a href="/owner">owner</a></div><div><a href="${href}">name</a>
    <button title="Copy model name to clipboard"></button></div></h1></div></header></div></main>`);

describe('spots', () => {
  test('the title row', () => {
    const page = modelPage('/Owner/Name');
    const [spot, ...rest] = huggingFace.spots(page, at('/Owner/Name/tree/v2'));
    expect(rest).toEqual([]);
    expect(spot?.sighting).toEqual({
      locator: 'huggingface.co/owner/name',
      place: 'title',
      revision: 'v2',
    });
    expect(spot?.row.tagName).toBe('H1');
  });

  test('a single-segment address is taken only by what the page says of itself', () => {
    const page = modelPage('/openai-community/gpt2', '{"model":{"id":"openai-community/gpt2"}}');
    expect([...huggingFace.spots(page, at('/gpt2'))][0]?.sighting.locator).toBe(
      'huggingface.co/openai-community/gpt2',
    );
    expect([...huggingFace.spots(modelPage('/a/b', 'not json'), at('/gpt2'))]).toEqual([]);
    // Below it are revisions, which must not be taken for the default one.
    for (const path of ['/gpt2/tree/dev', '/gpt2/resolve/dev/x', '/openai-community/gpt2/new/dev'])
      expect([...huggingFace.spots(page, at(path))]).toEqual([]);
  });

  test('what the header itself says: governance, base model, and the file shown', () => {
    const card = { governance: ['eip155:1:0xabc', 7, 'x'.repeat(301)], base_model: 'o/Base' };
    const props = JSON.stringify({ model: { id: 'Owner/Name', cardData: card } });
    const page = modelPage('/Owner/Name', props);
    expect(
      [...huggingFace.spots(page, at('/Owner/Name/blob/v2/a/config.json'))][0]?.sighting,
    ).toEqual({
      locator: 'huggingface.co/owner/name',
      written: 'Owner/Name',
      place: 'title',
      revision: 'v2',
      path: 'a/config.json',
      declared: ['eip155:1:0xabc'],
      related: [{ locator: 'huggingface.co/o/base', relation: 'finetune' }],
    });
  });

  test('a private repository is not there at all', () => {
    const model = { id: 'Owner/Name', private: true };
    const page = modelPage('/Owner/Name', JSON.stringify({ model }));
    expect([...huggingFace.spots(page, at('/Owner/Name'))]).toEqual([]);
  });

  test('what a header says of another model than the address is dropped', () => {
    const card = { governance: 'eip155:1:0xabc' };
    const props = JSON.stringify({ model: { id: 'other/name', cardData: card } });
    const page = modelPage('/Owner/Name', props);
    expect([...huggingFace.spots(page, at('/Owner/Name'))][0]?.sighting).not.toHaveProperty(
      'declared',
    );
  });

  test('a header that links to another model is not badged', () => {
    expect([...huggingFace.spots(modelPage('/other/model'), at('/owner/name'))]).toEqual([]);
  });

  test('cards: absolute hrefs with a query, and nothing for datasets, spaces and papers', () => {
    const card = (href: string) =>
      `<article class="overview-card-wrapper"><a href="${href}"><div><header><h4>x</h4></header></div></a></article>`;
    const hrefs = [
      'https://huggingface.co/o/n?hardware=rtx-3070',
      '/datasets/o/n',
      '/spaces/o/n',
      '/papers/2401.1',
      '/o',
    ];
    const found = [...huggingFace.spots(parse(hrefs.map(card).join('')), at('/models'))];
    expect(found.map((spot) => spot.sighting)).toEqual([
      { locator: 'huggingface.co/o/n', place: 'card', revision: null },
    ]);
    expect(found[0]?.insideLink).toBe(true);
  });
});

describe('createMirror', () => {
  const mirror = createMirror('hf-mirror.com');
  const here = new URL('https://hf-mirror.com/Owner/Name/tree/main');

  test('locates pages of its host alone', () => {
    expect(mirror.locate(here)?.locator).toBe('hf-mirror.com/owner/name');
    expect(mirror.locate(at('/Owner/Name'))).toBeNull();
    expect(mirror.locate(new URL('https://hf-mirror.com:8443/a/b'))).toBeNull();
  });

  test('its title says what it copies, and declares nothing', () => {
    const card = { governance: ['eip155:1:0xabc'], base_model: 'o/Base' };
    const page = modelPage(
      '/Owner/Name',
      JSON.stringify({ model: { id: 'Owner/Name', cardData: card } }),
    );
    expect([...mirror.spots(page, here)].map((spot) => spot.sighting)).toEqual([
      {
        written: 'Owner/Name',
        locator: 'hf-mirror.com/owner/name',
        place: 'title',
        revision: 'main',
        related: [
          { locator: 'huggingface.co/owner/name', relation: 'mirror' },
          { locator: 'huggingface.co/o/base', relation: 'finetune' },
        ],
      },
    ]);
  });
});

describe('isSettled', () => {
  test.each([
    ['<!--[--><b>x</b><!--]-->', false],
    ['<!----><b>x</b>', true],
    ['<b>x</b>', null],
  ])('%s', (inside, expected) => {
    const page = parse(`<!--[--><div data-target="ModelHeader">${inside}</div><!--]-->`);
    expect(huggingFace.isSettled(page.querySelector('b') as Element)).toBe(expected);
  });
});
