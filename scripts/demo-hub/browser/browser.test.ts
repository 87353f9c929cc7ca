// @vitest-environment jsdom
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { type Ask, createAsk, hubOrigin } from '../answer';
import { answerRequest } from '../routes';
import { startButtons } from './buttons';
import { hydratePage, type Settings } from './hydrate';
import { startListing } from './listing';

const state = {
  records: new Map<string, string>(),
  treePageSize: 1000,
  hydrationDelayMs: 123,
  assets: { style: '', script: '' },
};
const ask = (path: string) => answerRequest(createAsk(new URL(path, hubOrigin), state) as Ask);
beforeEach(() => {
  vi.stubGlobal('fetch', async (input: string) => {
    const { body, status } = ask(input);
    return new Response(body, { status });
  });
});

/** A page as it is before its islands come to life; `wake` does what the late script does. */
function open(path: string) {
  const { body } = ask(path);
  const parsed = new DOMParser().parseFromString(body, 'text/html');
  const settings: Settings = JSON.parse(/__demoHub = (.*);/.exec(body)?.[1] ?? '');
  document.replaceChild(document.adoptNode(parsed.documentElement), document.documentElement);
  history.replaceState(null, '', path);
  const errors = vi.spyOn(console, 'error').mockReturnValue();
  const island = (target: string) =>
    document.querySelector(`[data-target="${target}"]`) as HTMLElement;
  const addForeign = (selector: string) => {
    const foreign = document.createElement('commonweight-badge');
    document.querySelector(selector)?.after(foreign);
    return foreign;
  };
  const wake = () => {
    hydratePage(document, settings);
    startButtons(document);
    startListing(document);
  };
  return { root: document.documentElement, island, addForeign, errors, wake };
}

const listComments = (element: Element) => {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_COMMENT);
  const data: string[] = [];
  while (walker.nextNode()) data.push((walker.currentNode as Comment).data);
  return data;
};

const model = '/mistralai/Mistral-7B-v0.1';
const copyButton = '[data-target="ModelHeader"] button.copy';

describe('hydration with comments', () => {
  test.each([model, '/models', `${model}/tree/main`, '/Qwen'])(
    '%s: untouched islands come to life, and only empty comments stay',
    (path) => {
      const { root, wake } = open(path);
      const islands = [...document.querySelectorAll('[data-target]')];
      expect(islands.every((one) => listComments(one).some((text) => text[0] === '['))).toBe(true);
      const html = islands.map((one) => one.textContent);
      wake();
      expect(globalThis.__hydrationErrors).toBe(0);
      expect(root.hasAttribute('data-hydration-crashed')).toBe(false);
      expect(root.getAttribute('data-hydrated')?.split(' ')).toHaveLength(islands.length);
      expect(islands.flatMap(listComments).every((text) => text === '')).toBe(true);
      expect(islands.map((one) => one.textContent)).toEqual(html);
    },
  );

  test('outside islands the comments stay', () => {
    const { wake } = open(model);
    wake();
    expect(listComments(document.body)).toContain('[');
  });

  test('a foreign node makes its island go blank, and no other', () => {
    const { island, root, addForeign, wake, errors } = open(model);
    addForeign(copyButton);
    wake();
    expect(island('ModelHeader').childNodes).toHaveLength(0);
    expect(root.getAttribute('data-hydration-crashed')).toBe('ModelHeader');
    expect(root.getAttribute('data-hydrated')).toBe('MainHeader');
    expect([globalThis.__hydrationErrors, errors.mock.calls.length]).toEqual([1, 1]);
  });

  test('so does a text, a node of the same kind, a wrapper and a removal', () => {
    const changes: ((name: Element) => void)[] = [
      (name) => name.append('!'),
      (name) => name.after(name.cloneNode(true)),
      (name) => {
        const wrapper = name.ownerDocument.createElement('span');
        name.replaceWith(wrapper);
        wrapper.append(name);
      },
      (name) => name.remove(),
    ];
    for (const change of changes) {
      const { island, wake } = open(model);
      change(island('ModelHeader').querySelector('a.font-mono') as Element);
      wake();
      expect(globalThis.__hydrationErrors).toBe(1);
    }
  });

  test('a node put in afterwards, or beside an island, does no harm', () => {
    const { addForeign, wake } = open(model);
    const beside = addForeign('[data-target="ModelHeader"]');
    wake();
    const inside = addForeign(copyButton);
    expect(globalThis.__hydrationErrors).toBe(0);
    expect([beside, inside].every((one) => document.contains(one))).toBe(true);
  });
});

describe('hydration without comments', () => {
  test('removes foreign nodes and keeps the island', () => {
    const { island, addForeign, wake } = open(`${model}?era=2025`);
    const text = island('ModelHeader').textContent;
    const foreign = addForeign(copyButton);
    wake();
    expect(document.contains(foreign)).toBe(false);
    expect(island('ModelHeader').textContent).toBe(text);
    expect(globalThis.__hydrationErrors).toBe(0);
  });
});

describe('buttons', () => {
  test('copying works once alive, not before', async () => {
    const { wake } = open(model);
    const writeText = vi.fn(async () => {});
    Object.defineProperty(navigator, 'clipboard', { value: { writeText } });
    const button = document.querySelector(copyButton) as HTMLElement;
    button.click();
    expect(writeText).not.toHaveBeenCalled();
    wake();
    button.click();
    expect(writeText).toHaveBeenCalledExactlyOnceWith('mistralai/Mistral-7B-v0.1');
    await vi.waitFor(() => expect(button.hasAttribute('data-copied')).toBe(true));
  });
});

describe('the listing', () => {
  const press = (name: string) => (document.querySelector(name) as HTMLElement).click();
  const idsOf = () =>
    [...document.querySelectorAll('article')].map((card) => [
      card.querySelector('h4')?.textContent,
      card.querySelector('header')?.getAttribute('title'),
      card.querySelector('a')?.getAttribute('href')?.slice(1),
    ]);

  test('turning a page changes the cards and keeps their nodes', async () => {
    const { wake, addForeign } = open('/models');
    wake();
    const listNodes = () =>
      [...document.querySelectorAll('article, article h4')].flatMap((one) => [one, one.firstChild]);
    const before = listNodes();
    const badge = addForeign('article h4');
    const [first] = idsOf();
    press('[data-list="next"]');
    await vi.waitFor(() => expect(idsOf()[0]).not.toEqual(first));
    expect(listNodes().every((node, index) => node === before[index])).toBe(true);
    expect(badge.previousElementSibling?.textContent).toBe(idsOf()[0]?.[0]);
    for (const [name, title, href] of idsOf()) expect([title, href]).toEqual([name, name]);
    expect(location.search).toBe('?p=1');
    expect(document.querySelector('[data-list="page"]')?.textContent).toBe('Page 2 of 3');
  });

  test('fewer cards and more again: new ones are without what others put in', async () => {
    const { wake, addForeign } = open('/models');
    wake();
    addForeign('article h4');
    const tag = '[data-list-tag="text-to-speech"]';
    const count = () => document.querySelectorAll('article').length;
    press(tag);
    await vi.waitFor(() => expect(count()).toBe(1));
    expect(idsOf()[0]?.[2]).toBe(
      'ttps://huggingface.co/hexgrad/Kokoro-82M?pipeline_tag=text-to-speech',
    );
    press(tag);
    await vi.waitFor(() => expect(count()).toBe(30));
    expect(document.querySelectorAll('commonweight-badge')).toHaveLength(1);
    expect(location.search).toBe('');
  });

  test('sorting and searching', async () => {
    const { wake } = open('/models');
    wake();
    const sort = document.querySelector('[data-list="sort"]') as HTMLSelectElement;
    sort.value = 'downloads';
    sort.dispatchEvent(new Event('change'));
    await vi.waitFor(() => expect(idsOf()[0]?.[0]).toBe('sentence-transformers/all-MiniLM-L6-v2'));
    const search = document.querySelector('[data-list="search"]') as HTMLInputElement;
    search.value = 'no such model';
    search.dispatchEvent(new Event('input'));
    await vi.waitFor(() => expect(idsOf()).toEqual([]));
    expect(document.querySelector('[data-list="empty"]')?.hasAttribute('hidden')).toBe(false);
  });
});
