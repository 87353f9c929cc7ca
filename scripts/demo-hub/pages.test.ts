// @vitest-environment jsdom
import { describe, expect, test } from 'vitest';
import { huggingFace } from '@/lib/hubs/hugging-face/page';
import { type Ask, createAsk, hubOrigin } from './answer';
import { collectionPath, docsPath, spacePath, usersPath } from './pages/addresses';
import { findRepository } from './repositories';
import { answerRequest } from './routes';

const mistral = 'mistralai/Mistral-7B-v0.1';
const head = findRepository(mistral)?.commits[0].sha;

const state = {
  records: new Map<string, string>(),
  treePageSize: 1000,
  hydrationDelayMs: 123,
  assets: { style: '', script: '' },
};
const ask = (path: string) => answerRequest(createAsk(new URL(path, hubOrigin), state) as Ask);

function open(path: string) {
  const { status, body, headers } = ask(path);
  const document = new DOMParser().parseFromString(body, 'text/html');
  return { status, headers, body, document, here: new URL(path, 'https://huggingface.co') };
}

/** What the extension's own adapter finds on a page. */
function spotsOn(path: string) {
  const { document, here } = open(path);
  return [...huggingFace.spots(document, here)].map(
    ({ sighting }) => `${sighting.place} ${sighting.locator}`,
  );
}

const title = `title huggingface.co/${mistral.toLowerCase()}`;

describe('a model’s pages', () => {
  test.each([
    '',
    '/tree/main',
    `/tree/${head}`,
    '/blob/main/README.md',
    '/commits/main',
    '/discussions',
  ])('%s has one header that names it', (tail) => {
    const { document, status } = open(`/${mistral}${tail}`);
    expect(status).toBe(200);
    const island = document.querySelector('main > div.SVELTE_HYDRATER.contents');
    expect(island?.getAttribute('data-target')).toBe('ModelHeader');
    const props = JSON.parse(island?.getAttribute('data-props') ?? '');
    expect(props.model.id).toBe(mistral);
    const name = island?.querySelector('header > div.container > h1 a.font-mono.font-semibold');
    expect(name?.getAttribute('href')).toBe(`/${mistral}`);
    expect(name?.nextElementSibling?.getAttribute('title')).toBe('Copy model name to clipboard');
    const tabs = [...(island?.querySelectorAll('a.tab-alternate') ?? [])];
    expect(tabs.map((tab) => tab.getAttribute('href'))).toEqual([
      `/${mistral}`,
      `/${mistral}/tree/main`,
      `/${mistral}/discussions`,
    ]);
    expect(tabs.filter((tab) => tab.matches('.active'))).toHaveLength(1);
    expect(spotsOn(`/${mistral}${tail}`)).toEqual([title]);
  });

  test('the card shows the README without its front matter', () => {
    const { document } = open(`/${mistral}`);
    const text = document.querySelector('.model-card-content')?.textContent ?? '';
    expect(text).toContain('grouped-query attention');
    expect(text).not.toContain('license:');
  });

  test('files link to their page and their content at the same revision', () => {
    const { document } = open(`/${mistral}/tree/${head}`);
    const hrefs = [...document.querySelectorAll('[data-target="ViewerIndexTreeList"] a')].map(
      (link) => link.getAttribute('href'),
    );
    expect(hrefs).toContain(`/${mistral}/blob/${head}/config.json`);
    expect(hrefs).toContain(`/${mistral}/resolve/${head}/config.json?download=true`);
  });

  test('of an old name, in another case, of a missing and of a private one', () => {
    const at = (path: string) => {
      const { status, headers } = open(path);
      return [status, headers['location']];
    };
    expect(at('/bert-base-uncased?theme=dark')).toEqual([
      307,
      '/google-bert/bert-base-uncased?theme=dark',
    ]);
    expect(at(`/${mistral.toUpperCase()}/tree/main`)).toEqual([307, `/${mistral}/tree/main`]);
    expect(at('/nobody/nothing')).toEqual([404, undefined]);
    expect(at('/mistralai/unreleased-model')).toEqual([404, undefined]);
    expect(at(`/${mistral}/tree/dev`)).toEqual([404, undefined]);
    expect(at(`/${mistral}/unknown-tab`)).toEqual([404, undefined]);
  });
});

describe('lists of models', () => {
  test('the listing has 30 cards: one anchor each, href, header title and h4 agree', () => {
    const { document } = open('/models');
    const cards = [...document.querySelectorAll('article.overview-card-wrapper')];
    expect(cards).toHaveLength(30);
    for (const card of cards) {
      const id = card.querySelector('a > div > header > h4')?.textContent;
      expect(card.querySelectorAll('a')).toHaveLength(1);
      expect(card.querySelector('a')?.getAttribute('href')).toBe(`/${id}`);
      expect(card.querySelector('header')?.getAttribute('title')).toBe(id);
    }
    const island = document.querySelector('[data-target="ModelList"]');
    const props = JSON.parse(island?.getAttribute('data-props') ?? '');
    expect(props.initialValues.models).toHaveLength(30);
    expect(spotsOn('/models').filter((one) => one.startsWith('card'))).toHaveLength(30);
  });

  test('with a filter the hrefs are absolute and carry a query', () => {
    const { document } = open('/models?pipeline_tag=text-to-speech');
    const hrefs = [...document.querySelectorAll('article a')].map((one) =>
      one.getAttribute('href'),
    );
    expect(hrefs).toEqual([
      'https://huggingface.co/hexgrad/Kokoro-82M?pipeline_tag=text-to-speech',
    ]);
    expect(spotsOn('/models?pipeline_tag=text-to-speech')).toEqual([
      'card huggingface.co/hexgrad/kokoro-82m',
    ]);
  });

  test('a collection', () => {
    const { document } = open(collectionPath);
    const ids = [...document.querySelectorAll('li.collection-item')].map((item) => [
      item.getAttribute('data-id'),
      item.querySelector('article.overview-card-wrapper h4')?.textContent,
    ]);
    expect(ids).toHaveLength(8);
    expect(ids.every(([id, name]) => id === name)).toBe(true);
    expect(spotsOn(collectionPath)).toHaveLength(8);
  });

  test('an owner', () => {
    expect(spotsOn('/qwen')).toHaveLength(5);
    expect(open('/nobody').status).toBe(404);
  });

  test('as many cards as asked for, alive from the start', () => {
    const { body } = ask('/models?items=5000');
    expect(body.match(/<article /g)).toHaveLength(5000);
    const { document } = open('/models?items=80');
    const ids = [...document.querySelectorAll('article h4')].map((name) => name.textContent);
    expect(new Set(ids).size).toBe(80);
    expect(huggingFace.isSettled(document.querySelector('h4') as Element)).toBe(true);
    expect(spotsOn('/models?items=80')).toHaveLength(80);
  });
});

describe('pages that name no model', () => {
  test.each([spacePath, docsPath, usersPath, '/nothing/at/all'])('%s', (path) => {
    expect(spotsOn(path)).toEqual([]);
  });

  test('they hold the traps', () => {
    const space = open(spacePath);
    expect(
      space.document.querySelector('[data-target="SpaceHeader"] h1 a.font-mono'),
    ).not.toBeNull();
    expect(space.document.querySelectorAll('article.overview-card-wrapper')).toHaveLength(3);
    expect(open(usersPath).document.querySelectorAll('li > a[href="/gpt2"]')).toHaveLength(1);
    expect(open(docsPath).document.querySelector('a[href="/settings/tokens"]')).not.toBeNull();
  });
});

describe('every page', () => {
  const paths = ['/', '/models', `/${mistral}`, collectionPath, '/Qwen', spacePath, docsPath];

  test.each(paths)('%s says what it is and is not settled yet', (path) => {
    const { document, body } = open(path);
    expect(document.querySelector('footer')?.textContent).toContain('Commonweight demo hub');
    const islands = [...document.querySelectorAll('[data-target]')];
    const targets = islands.map((island) => island.getAttribute('data-target'));
    expect(new Set(targets).size).toBe(targets.length);
    for (const island of islands) {
      expect(huggingFace.isSettled(island.firstElementChild as Element)).toBe(false);
    }
    expect(body).toContain('"delayMs":123');
  });

  test('of the older era has no markers in its islands', () => {
    const { document } = open(`/${mistral}?era=2025`);
    expect(document.querySelector('[data-target="ModelHeader"]')?.innerHTML).not.toContain('<!--');
  });

  test('what comes from the address is escaped', () => {
    const attack = encodeURIComponent('"><script>alert(1)</script>');
    const path = `/models?search=${attack}&pipeline_tag=${attack}&theme=${attack}`;
    const { document, body } = open(path);
    expect(body).not.toContain('<script>alert');
    const search = document.querySelector('[data-list="search"]') as HTMLInputElement;
    expect(search.value).toBe('"><script>alert(1)</script>');
  });
});
